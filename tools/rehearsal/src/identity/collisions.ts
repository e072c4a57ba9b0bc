import { toPlain } from "@mlops/engine";
import { type RehearsalFinding, labelOf } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { identityOfType } from "./identity.ts";

/** Resources of any stacks that would be one in AWS. */
export function collisions(resources: readonly DeployedResource[]): RehearsalFinding[] {
  const first = new Map<string, DeployedResource>();
  return resources.flatMap((deployed): RehearsalFinding[] => {
    const parts = identityOf(deployed);
    if (parts === undefined) return [];
    const identity = JSON.stringify(parts);
    const earlier = first.get(identity);
    if (!earlier) {
      first.set(identity, deployed);
      return [];
    }
    return [collision(deployed, earlier, parts.at(-1) ?? "")];
  });
}

function collision(deployed: DeployedResource, earlier: DeployedResource, name: string): RehearsalFinding {
  const outcome = identityOfType(deployed.resource.type).refusesSecond
    ? "AWS refuses the second one"
    : "the second one silently takes over the first, and whichever is destroyed first takes it away from the other";
  return {
    kind: "name-collision",
    severity: "error",
    stack: deployed.stack,
    resource: deployed,
    message: `is "${name}" in AWS, as ${labelOf(earlier)} is: ${outcome}; give one of them another name`,
  };
}

/**
 * What AWS tells the resource apart by: its kind, where it is, what it is in, and at the end its name. Nothing for what
 * AWS does not have, or has not made.
 */
function identityOf({ place, resource }: DeployedResource): readonly string[] | undefined {
  const { type, id, custom, external, outputs } = resource;
  if (!custom || external || id === "" || !place) return undefined;
  const { account, region } = place;
  const { scope, kind, properties, ignoresCase } = identityOfType(type);
  const where = { everywhere: [], account: [account], region: [account, region] }[scope];
  const own = properties ? properties.map((property) => toPlain(outputs[property] ?? null)) : [id];
  const texts = own.map(String);
  return [kind, ...where, ...(ignoresCase ? texts.map((text) => text.toLowerCase()) : texts)];
}
