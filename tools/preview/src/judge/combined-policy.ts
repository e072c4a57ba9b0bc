import type { JudgedPolicy } from "./policy-pack.ts";

/** What a policy may hand to its report function, besides a plain text. */
interface Finding {
  readonly name?: string;
  readonly message?: string;
  readonly description?: string;
  readonly urn?: string;
  readonly enforcementLevel?: string;
  readonly severity?: string;
}

type Report = (finding: string | Finding, urn?: string) => void;
type Validate = (args: unknown, report: Report) => unknown;

/**
 * One policy that evaluates all of `policies`. The official evaluation reads a request anew for each policy; through
 * this one it reads it once, and the policies share what they see. When a policy throws, so does this one, and the caller
 * has to evaluate each policy by itself.
 * @param method what the policies are asked to do
 * @returns nothing, if one of them has a form that only the official evaluation knows
 */
export function combined(
  policies: readonly JudgedPolicy[],
  method: "validateResource" | "validateStack",
  defaultLevel: string,
): JudgedPolicy | undefined {
  const active: { readonly policy: JudgedPolicy; readonly level: string; readonly validate: Validate }[] = [];
  for (const policy of policies) {
    const validate: unknown = Reflect.get(policy, method);
    const level = policy.enforcementLevel ?? defaultLevel;
    if (!isValidate(validate)) return undefined;
    if (level === "disabled") continue;
    active.push({ policy, validate, level: level === "remediate" ? "mandatory" : level });
  }
  const validateAll = async (args: unknown, report: Report): Promise<void> => {
    for (const { policy, level, validate } of active) {
      try {
        const answer = validate(args, (finding, urn) => report(completed(finding, urn, policy, level)));
        if (answer instanceof Promise) await answer;
      } catch (cause) {
        // The official evaluation answers some errors in the policy's name, which only it can do.
        throw new Error(`${policy.name} has to be evaluated by itself`, { cause });
      }
    }
  };
  return {
    name: "all",
    description: "",
    enforcementLevel: "mandatory",
    [method]: validateAll,
  };
}

/** What the official evaluation makes of a finding of `policy`. */
function completed(
  finding: string | Finding,
  urn: string | undefined,
  policy: JudgedPolicy,
  level: string,
): Finding {
  const { name, description, severity } = policy as JudgedPolicy & Finding;
  const own =
    typeof finding === "string"
      ? { message: finding ? `${description}\n${finding}` : description, urn }
      : finding;
  return {
    name,
    description,
    enforcementLevel: level,
    ...(severity !== undefined && { severity }),
    ...own,
    message: own.message || (typeof finding === "object" && finding.description) || description,
  };
}

function isValidate(value: unknown): value is Validate {
  return typeof value === "function";
}
