import { type ReadResource, textAt, textsIn, valueAt } from "./plain-inputs.ts";

/** Properties of resources that name the roles under which their code runs, and those that hold its subnets. */
const runners: readonly {
  readonly type: RegExp;
  readonly roles: readonly string[];
  readonly subnets: readonly string[];
}[] = [
  { type: /sagemaker\/model:/, roles: ["executionRoleArn"], subnets: ["vpcConfig"] },
  { type: /sagemaker\/notebookInstance:/, roles: ["roleArn"], subnets: ["subnetId"] },
  {
    type: /sagemaker\/domain:/,
    roles: ["defaultUserSettings", "defaultSpaceSettings"],
    subnets: ["subnetIds"],
  },
  { type: /sagemaker\/\w+JobDefinition:/, roles: ["roleArn"], subnets: ["networkConfig"] },
  { type: /lambda\/function:/, roles: ["role"], subnets: ["vpcConfig"] },
  { type: /codebuild\/project:/, roles: ["serviceRole"], subnets: ["vpcConfig"] },
];

/** VPCs in which code runs under a role, by the role's ARN. */
export function rolesInVpcs(resources: readonly ReadResource[]): ReadonlyMap<string, ReadonlySet<string>> {
  const vpcOf = new Map(
    resources
      .filter(({ type }) => type === "aws:ec2/subnet:Subnet")
      .map(({ id, inputs }) => [id, textAt(inputs, "vpcId") ?? ""]),
  );
  const found = new Map<string, Set<string>>();
  for (const { type, inputs } of resources) {
    const runner = runners.find((one) => one.type.test(type));
    if (!runner) continue;
    const subnets = runner.subnets.flatMap((property) => textsIn(valueAt(inputs, property)));
    const vpcs = subnets.flatMap((subnet) => vpcOf.get(subnet) ?? []);
    const roles = runner.roles
      .flatMap((property) => textsIn(valueAt(inputs, property)))
      .filter((text) => /^arn:[^:]+:iam::\d+:role\//.test(text));
    for (const role of roles) found.set(role, new Set([...(found.get(role) ?? []), ...vpcs]));
  }
  return found;
}
