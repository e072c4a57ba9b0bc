import { previewWorkspace } from "@mlops/preview";
import type { RehearsalOptions, RehearsedStack } from "../rehearsal.ts";

/** Whether the preview of a stack has a finding of this policy on this resource. */
type IsPreviewed = (stack: string, finding: { readonly policy: string; readonly urn: string }) => boolean;

/**
 * Which policy findings of rehearsed stacks the preview sees too. Only stacks that have any are previewed, and judged
 * only by the policies that found something.
 */
export async function previewedFindings(
  rehearsed: readonly Pick<RehearsedStack, "report">[],
  options: RehearsalOptions & { readonly policyPacks: readonly string[] },
): Promise<IsPreviewed> {
  const findings = rehearsed.flatMap(({ report }) =>
    report.findings.map(({ policy }) => ({ stack: report.stack, policy })),
  );
  if (findings.length === 0) return () => false;
  const { stacks: previewed } = await previewWorkspace({
    ...options,
    patterns: [...new Set(findings.map(({ stack }) => stack))],
    policies: new Set(findings.map(({ policy }) => policy)),
  });
  const seen = new Set(
    previewed.flatMap(({ stack, findings }) =>
      findings.filter(({ message }) => !isUndecided(message)).map((finding) => keyOf(stack, finding)),
    ),
  );
  return (stack, finding) => seen.has(keyOf(stack, finding));
}

/** What `@pulumi/policy` reports of a policy that needs a value that is not known in a preview. */
function isUndecided(message: string): boolean {
  return /^can't run policy '.*' from policy pack '.*' during preview: /.test(message);
}

function keyOf(stack: string, { policy, urn }: { readonly policy: string; readonly urn: string }): string {
  return `${stack} ${policy} ${urn}`;
}
