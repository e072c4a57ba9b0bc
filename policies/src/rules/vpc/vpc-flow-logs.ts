import { ec2 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { relationToVpc, vpcsOf } from "../../vpc-group.ts";

export const vpcFlowLogs = stackRule({
  id: "vpc-flow-logs",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Every VPC logs its traffic, at least what it rejects (EC2.6 asks for no more).",
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
      const own = logs.filter((log) => relationToVpc(log, "vpcId", vpc) !== "no");
      const types = own.map(({ props }) => props.at("trafficType"));
      if (own.length === 0) report({ resource: vpc.outermost });
      else if (types.every((type) => type.is("ACCEPT"))) {
        const todo = 'set trafficType of the VPC\'s FlowLog to "ALL" or "REJECT"';
        report({ resource: vpc.outermost, todo });
      }
    }
  },
});
