import { toPlain } from "@mlops/engine";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { outputRules } from "../world/rules/index.ts";

/** Names that the provider generates and AWS does not take: the provider refuses to make them. */
export function longNames(resources: readonly DeployedResource[]): RehearsalFinding[] {
  return resources.flatMap((deployed): RehearsalFinding[] => {
    const { type, inputs, outputs } = deployed.resource;
    const { named, maxNameLength } = outputRules[type] ?? {};
    if (named === undefined || maxNameLength === undefined) return [];
    const name = toPlain(outputs[named] ?? null);
    if (typeof name !== "string" || name.length <= maxNameLength) return [];
    const origin = inputs[named] === undefined ? "a generated name" : "its name";
    return [
      {
        kind: "name-too-long",
        severity: "error",
        stack: deployed.stack,
        resource: deployed,
        message: `${named}: got "${name}", ${origin} of ${name.length} characters; expected at most ${maxNameLength}`,
      },
    ];
  });
}
