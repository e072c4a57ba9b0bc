import { toPlain } from "@mlops/engine";
import { type RehearsalFinding, labelOf } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { outputRules } from "../world/rules/index.ts";
import { identityOfType } from "./identity.ts";

/** Types whose names are unique within something else that has a name. */
const within =
  /^aws:(?:appautoscaling\/policy|iam\/rolePolicy|lambda\/(?:alias|permission)|athena\/preparedStatement|apigatewayv2\/stage|cloudwatch\/eventTarget):/;

/** Log groups that AWS names, in every account the same. */
const namedByAws = /^\/aws\//;

/** Names that programs give in several accounts: they would collide where two environments share an account. */
export function sharedNames(resources: readonly DeployedResource[]): RehearsalFinding[] {
  const first = new Map<string, DeployedResource>();
  return resources.flatMap((deployed): RehearsalFinding[] => {
    const name = givenName(deployed);
    if (name === undefined) return [];
    const key = `${identityOfType(deployed.resource.type).kind} ${name}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, deployed);
    if (!earlier || earlier.place?.account === deployed.place?.account) return [];
    return [
      {
        kind: "shared-name",
        severity: "warning",
        stack: deployed.stack,
        resource: deployed,
        message: `is named "${name}", as ${labelOf(earlier)} is: they collide where both environments are in one account; name it after its environment`,
      },
    ];
  });
}

function givenName({ place, resource }: DeployedResource): string | undefined {
  const { type, custom, external, inputs } = resource;
  const { named } = outputRules[type] ?? {};
  if (!custom || external || !place || named === undefined || within.test(type)) return undefined;
  // What is the only one everywhere collides already.
  if (identityOfType(type).scope === "everywhere") return undefined;
  const name = toPlain(inputs[named] ?? null);
  return typeof name === "string" && !namedByAws.test(name) ? name : undefined;
}
