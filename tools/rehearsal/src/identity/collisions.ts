import { type RehearsalFinding, labelOf } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { identityScope, refusesSecond } from "./identity-scope.ts";

/** Resources of any stacks that would be one in AWS. */
export function collisions(resources: readonly DeployedResource[]): RehearsalFinding[] {
  const first = new Map<string, DeployedResource>();
  return resources.flatMap((deployed): RehearsalFinding[] => {
    const identity = identityOf(deployed);
    if (identity === undefined) return [];
    const earlier = first.get(identity);
    if (!earlier) {
      first.set(identity, deployed);
      return [];
    }
    return [collision(deployed, earlier)];
  });
}

function collision(deployed: DeployedResource, earlier: DeployedResource): RehearsalFinding {
  const { type, id } = deployed.resource;
  const outcome = refusesSecond(type)
    ? "AWS refuses the second one"
    : "the second one silently takes over the first, and whichever is destroyed first takes it away from the other";
  return {
    kind: "name-collision",
    severity: "error",
    stack: deployed.stack,
    resource: deployed,
    message: `is "${id}" in AWS, as ${labelOf(earlier)} is: ${outcome}; give one of them another name`,
  };
}

/** What AWS tells resources of a type apart by; nothing for what it does not have, or has not made. */
function identityOf({ place, resource }: DeployedResource): string | undefined {
  const { type, id, custom, external } = resource;
  if (!custom || external || id === "" || !place) return undefined;
  const { account, region } = place;
  const scope = { everywhere: [], account: [account], region: [account, region] }[identityScope(type)];
  // Names of endpoints differ by more than case, and no two names of a type that differ by case alone are in use here.
  return [type, ...scope, type.startsWith("aws:sagemaker/") ? id.toLowerCase() : id].join("|");
}
