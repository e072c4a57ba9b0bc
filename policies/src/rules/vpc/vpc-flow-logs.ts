import { relation } from "../../relation.ts";
import type { Stack, StackResource } from "../../resource.ts";
import { ec2 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const vpcFlowLogs = stackRule({
  id: "vpc-flow-logs",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Every VPC logs its traffic.",
  remediation: "give the VPC a FlowLog with its vpcId",
  mapping: {
    fsbp: ["EC2.6"],
    checkov: ["CKV2_AWS_11"],
    cdkNag: ["AwsSolutions-VPC7"],
    kics: ["f83121ea"],
    trivy: ["AVD-AWS-0178"],
    prowler: ["vpc_flow_logs_enabled"],
  },
  check(stack, report) {
    const logs = stack.ofType(ec2.flowLog);
    for (const vpc of vpcsOf(stack)) {
      const target = {
        resources: vpc.resources,
        types: [ec2.vpc, ec2.defaultVpc, ec2.awsxVpc],
        names: vpc.resources.map(({ props }) => props.at("id")),
      };
      if (logs.every((log) => relation(log, "vpcId", target) === "no")) report({ resource: vpc.outermost });
    }
  },
});

/** One VPC, as the resources that are it. */
interface VpcGroup {
  readonly outermost: StackResource;
  readonly resources: readonly StackResource[];
}

/**
 * An awsx VPC holds an AWS one, but where remote components cannot be expanded (offline) it stands for itself. Either
 * way the finding is put on the component, so that the verdicts are the same.
 */
function vpcsOf({ ofType }: Stack): VpcGroup[] {
  const awsVpcs = ofType(ec2.vpc, ec2.defaultVpc);
  const components = ofType(ec2.awsxVpc);
  const alone = awsVpcs.filter(({ parent }) => parent?.type !== ec2.awsxVpc);
  return [
    ...components.map((component) => ({
      outermost: component,
      resources: [component, ...awsVpcs.filter(({ parent }) => parent === component)],
    })),
    ...alone.map((vpc) => ({ outermost: vpc, resources: [vpc] })),
  ];
}
