import { jobRequests } from "./pipeline/job-requests.ts";
import { isPipeline, pipelineDocument } from "./pipeline/pipeline-document.ts";
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
  // A user's code runs in the domain's subnets.
  { type: /sagemaker\/userProfile:/, roles: ["userSettings"], subnets: ["subnetIds"] },
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
  const domains = new Map(
    resources
      .filter(({ type }) => type.startsWith("aws:sagemaker/domain:"))
      .map(({ id, inputs }) => [id, inputs]),
  );
  const found = new Map<string, Set<string>>();
  const add = (role: string, subnets: readonly string[]) => {
    const vpcs = subnets.flatMap((subnet) => vpcOf.get(subnet) ?? []);
    found.set(role, new Set([...(found.get(role) ?? []), ...vpcs]));
  };
  for (const made of resources.filter(isPipeline)) {
    const document = pipelineDocument(made, resources);
    const requests = document.steps.flatMap((step) => jobRequests(document, step));
    for (const { role, subnets } of requests) add(role, subnets);
  }
  for (const { type, inputs } of resources) {
    const runner = runners.find((one) => one.type.test(type));
    if (!runner) continue;
    const domain = domains.get(textAt(inputs, "domainId") ?? "");
    const subnets = runner.subnets.flatMap((property) => textsIn(valueAt(domain ?? inputs, property)));
    const roles = runner.roles
      .flatMap((property) => textsIn(valueAt(inputs, property)))
      .filter((text) => /^arn:[^:]+:iam::\d+:role\//.test(text));
    for (const role of roles) add(role, subnets);
  }
  return found;
}
