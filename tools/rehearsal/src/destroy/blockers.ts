import type { PlainProperties } from "@mlops/engine";
import { plainInputs } from "../change/compared-inputs.ts";
import { valueAt } from "../change/difference.ts";
import { liftingOf } from "../change/lifting-protection.ts";
import { mentionsOneOf } from "../identity/resource-names.ts";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";

/** Why a resource cannot be deleted; nothing if it can. */
type Blocker = (inputs: PlainProperties) => string | undefined;

const unless =
  (property: string, message: string): Blocker =>
  (inputs) =>
    inputs[property] === true ? undefined : message;

const when =
  (property: string, wanted: unknown, message: string): Blocker =>
  (inputs) =>
    inputs[property] === wanted ? message : undefined;

const always =
  (message: string): Blocker =>
  () =>
    message;

/** What AWS refuses for as long as a switch is set. */
const switchedOn: Readonly<Record<string, Blocker>> = {
  "aws:cognito/userPool:UserPool": when(
    "deletionProtection",
    "ACTIVE",
    "deletionProtection is ACTIVE: deploy it INACTIVE first",
  ),
  "aws:dynamodb/table:Table": when(
    "deletionProtectionEnabled",
    true,
    "deletionProtectionEnabled is set: deploy it without first",
  ),
  "aws:ec2/instance:Instance": when(
    "disableApiTermination",
    true,
    "disableApiTermination is set: deploy it without first",
  ),
};

/** What AWS refuses while there is something in it, which a rehearsal cannot see. */
const refusedUnlessEmpty: Readonly<Record<string, Blocker>> = {
  "aws:athena/workgroup:Workgroup": unless(
    "forceDestroy",
    "refused while it holds queries: forceDestroy is not set",
  ),
  "aws:ecr/repository:Repository": unless(
    "forceDelete",
    "refused while it holds images: forceDelete is not set",
  ),
  "aws:s3/bucket:Bucket": unless("forceDestroy", "refused while it holds objects: forceDestroy is not set"),
  "aws:sagemaker/domain:Domain": always(
    "refused while it has apps, spaces or profiles that people have made: delete those first",
  ),
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": always(
    "refused while it has model versions: delete those first",
  ),
};

/** What keeps resources from being destroyed. */
export function blockers(resources: readonly DeployedResource[]): RehearsalFinding[] {
  return resources.flatMap((deployed): RehearsalFinding[] => {
    const { type, custom, external, protect, options } = deployed.resource;
    if (!custom || external) return [];
    if (protect) {
      const message = `protected: Pulumi stops before it deletes anything; ${liftingOf(deployed, "first")}`;
      return [blocked(deployed, "error", message)];
    }
    if (options.retainOnDelete) return [];
    const inputs = plainInputs(deployed.resource.inputs);
    const refused = switchedOn[type]?.(inputs);
    const held = refusedUnlessEmpty[type]?.(inputs) ?? interfacesOf(deployed, resources);
    if (refused !== undefined) return [blocked(deployed, "error", refused)];
    return held === undefined ? [] : [blocked(deployed, "warning", held)];
  });
}

function blocked(
  resource: DeployedResource,
  severity: RehearsalFinding["severity"],
  message: string,
): RehearsalFinding {
  return { kind: "destroy-blocked", severity, stack: resource.stack, resource, message };
}

/** Models, functions and domains leave network interfaces behind for a while, which hold their security groups. */
const withInterfaces: Readonly<Record<string, readonly string[]>> = {
  "aws:lambda/function:Function": ["vpcConfig", "securityGroupIds"],
  "aws:sagemaker/model:Model": ["vpcConfig", "securityGroupIds"],
  "aws:sagemaker/notebookInstance:NotebookInstance": ["securityGroups"],
};

function interfacesOf(group: DeployedResource, resources: readonly DeployedResource[]): string | undefined {
  if (group.resource.type !== "aws:ec2/securityGroup:SecurityGroup") return undefined;
  const users = resources.filter(({ resource: { type, inputs } }) => {
    const path = withInterfaces[type];
    const plain = plainInputs(inputs);
    const isFreed = plain.replaceSecurityGroupsOnDestroy === true;
    return path !== undefined && !isFreed && mentionsOneOf(valueAt(plain, path), [group.resource.id]);
  });
  if (users.length === 0) return undefined;
  const names = users.map(({ resource }) => `"${resource.name}"`).join(", ");
  return `refused until AWS has deleted the network interfaces of ${names}, up to an hour later: run it again`;
}
