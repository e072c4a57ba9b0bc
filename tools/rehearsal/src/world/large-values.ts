import { ec2Limits, functionLimits, parameterLimits, policySizes } from "@mlops/aws";
import { type PlainProperties, type PlainValue, Secret, toPlain, toPlainProperties } from "@mlops/engine";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";

/** How a value is measured, and how long it may be. */
interface SizeLimit {
  readonly property: string;
  readonly max: number | ((inputs: PlainProperties) => number);
  readonly size: (value: PlainValue) => number;
  /** What the sizes are counted in. */
  readonly unit: string;
}

const bytes = (value: PlainValue): number => Buffer.byteLength(textOf(value));
/** IAM does not count white space. */
const charactersOfPolicy = (value: PlainValue): number => textOf(value).replace(/\s/g, "").length;

const policy = (max: number, property = "policy"): SizeLimit => ({
  property,
  max,
  size: charactersOfPolicy,
  unit: "characters without white space",
});
const inBytes = (property: string, max: SizeLimit["max"]): SizeLimit => ({
  property,
  max,
  size: bytes,
  unit: "bytes",
});

/** What may not be longer than AWS takes, by type. */
const limits: Readonly<Record<string, SizeLimit>> = {
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": policy(policySizes.eventBus),
  "aws:ec2/instance:Instance": inBytes("userData", ec2Limits.maxUserDataBytes),
  "aws:ec2/vpcEndpoint:VpcEndpoint": policy(policySizes.vpcEndpoint),
  "aws:iam/policy:Policy": policy(policySizes.managed),
  "aws:kms/key:Key": inBytes("policy", policySizes.key),
  "aws:lambda/function:Function": {
    ...inBytes("environment", functionLimits.maxEnvironmentBytes),
    size: bytesOfVariables,
  },
  "aws:s3/bucketPolicy:BucketPolicy": inBytes("policy", policySizes.bucket),
  "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": policy(
    policySizes.modelPackageGroup,
    "resourcePolicy",
  ),
  "aws:sqs/queuePolicy:QueuePolicy": inBytes("policy", policySizes.queue),
  "aws:ssm/parameter:Parameter": {
    ...inBytes("value", ({ tier }) =>
      tier === "Advanced" || tier === "Intelligent-Tiering"
        ? parameterLimits.maxAdvancedBytes
        : parameterLimits.maxStandardBytes,
    ),
  },
};

/** Policies, parameters and the like that are longer than AWS takes, once their parts are known. */
export function largeValues(resources: readonly DeployedResource[]): RehearsalFinding[] {
  return [...resources.flatMap(largeValue), ...largeInlinePolicies(resources)];
}

function largeValue(deployed: DeployedResource): RehearsalFinding[] {
  const { type, inputs } = deployed.resource;
  const limit = limits[type];
  if (!limit) return [];
  const plain = toPlainProperties(inputs);
  const { property, unit } = limit;
  const value = plain[property] ?? (property === "value" ? plain.insecureValue : undefined);
  const max = typeof limit.max === "number" ? limit.max : limit.max(plain);
  const size = value === undefined ? 0 : limit.size(value);
  return size <= max ? [] : [finding(deployed, property, size, max, unit)];
}

/** All inline policies of a role count together. */
function largeInlinePolicies(resources: readonly DeployedResource[]): RehearsalFinding[] {
  const sizes = new Map<string, number>();
  return resources.flatMap((deployed) => {
    const { resource, place } = deployed;
    if (resource.type !== "aws:iam/rolePolicy:RolePolicy") return [];
    const role = `${place?.account ?? ""} ${textOf(toPlain(resource.inputs.role ?? null))}`;
    const before = sizes.get(role) ?? 0;
    const size = before + charactersOfPolicy(toPlain(resource.inputs.policy ?? null));
    sizes.set(role, size);
    const max = policySizes.inlineOfRole;
    if (size <= max || before > max) return [];
    const unit = "characters without white space, with the role's other inline policies";
    return [finding(deployed, "policy", size, max, unit)];
  });
}

function finding(
  deployed: DeployedResource,
  property: string,
  size: number,
  max: number,
  unit: string,
): RehearsalFinding {
  return {
    kind: "too-large",
    severity: "error",
    stack: deployed.stack,
    resource: deployed,
    message: `${property}: got ${size} ${unit}; expected at most ${max}`,
  };
}

/** The text that AWS gets. */
function textOf(value: PlainValue): string {
  if (value instanceof Secret) return textOf(value.value);
  if (typeof value === "symbol") return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Names and values of a function's variables. */
function bytesOfVariables(environment: PlainValue): number {
  const given = typeof environment === "object" && environment !== null && "variables" in environment;
  const variables = given ? environment.variables : undefined;
  if (typeof variables !== "object" || variables === null || variables instanceof Secret) return 0;
  return Object.entries(variables).reduce((sum, [name, value]) => sum + bytes(name) + bytes(value), 0);
}
