import { ec2 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { relationToVpc, vpcsOf } from "../../vpc-group.ts";

export const vpcFlowLogs = stackRule("vpc-flow-logs", {
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
