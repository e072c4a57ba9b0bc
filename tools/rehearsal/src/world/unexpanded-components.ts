import type { RehearsalFinding } from "../finding.ts";
import type { DeployedStack } from "../rehearsal.ts";

/** What has to be said for a component to be expanded. */
const expandable: Readonly<Record<string, string>> = {
  "awsx:ec2:Vpc":
    'set subnetStrategy to "Auto" or "Exact", and cidrBlocks of every subnet, one for each availability zone',
};

/** Components of a plugin of whose resources nothing is known: neither what they make, nor what follows from it. */
export function unexpandedComponents({ stack, resources }: DeployedStack): RehearsalFinding[] {
  const parents = new Set(resources.map(({ resource }) => resource.parent));
  return resources
    .filter(({ resource: { remote, urn } }) => remote && !parents.has(urn))
    .map((deployed) => {
      const { type } = deployed.resource;
      const advice = expandable[type] ?? "add its expansion to tools/rehearsal/src/world/remote";
      return {
        kind: "unexpanded-component",
        severity: "warning",
        stack,
        resource: deployed,
        message: `what ${type} makes is not seen; ${advice}`,
      };
    });
}
