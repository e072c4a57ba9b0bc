import { ec2 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { relationToVpc, vpcsOf } from "../../vpc-group.ts";

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
      if (logs.every((log) => relationToVpc(log, "vpcId", vpc) === "no")) report({ resource: vpc.outermost });
    }
  },
});
