import { UNKNOWN_MARKER, type WireValue, isWireObject } from "@mlops/engine";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedStack } from "../rehearsal.ts";

/**
 * Inputs that the pretend AWS leaves unknown, such as what follows from a question that it cannot answer. In a stack of
 * which more is said (outputs without a rule, components that are not expanded) they follow from that.
 */
export function unknownInputs({ stack, run, resources }: DeployedStack): RehearsalFinding[] {
  const parents = new Set(resources.map(({ resource }) => resource.parent));
  const isExplained =
    run.unknownReads.length > 0 ||
    run.problems.length > 0 ||
    resources.some(({ resource: { remote, urn } }) => remote && !parents.has(urn));
  if (isExplained) return [];
  return resources.flatMap((deployed) => {
    const { custom, inputs } = deployed.resource;
    const unknown = custom ? Object.keys(inputs).filter((key) => holdsUnknown(inputs[key] ?? null)) : [];
    return unknown.map((property) => ({
      kind: "unknown-input",
      severity: "warning",
      stack,
      resource: deployed,
      message: `${property}: is not known, so that what follows from it is not seen; add what AWS answers to tools/rehearsal/src/world/answers`,
    }));
  });
}

function holdsUnknown(value: WireValue): boolean {
  if (value === UNKNOWN_MARKER) return true;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return isWireObject(value) && Object.values(value).some(holdsUnknown);
}
