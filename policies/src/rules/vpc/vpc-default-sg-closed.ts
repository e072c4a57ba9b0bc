import type { StackResource } from "../../resource.ts";
import { ec2 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { type VpcGroup, relationToVpc, vpcsOf } from "../../vpc-group.ts";

const ruleTypes = [ec2.securityGroupRule, ec2.securityGroupIngressRule, ec2.securityGroupEgressRule];

export const vpcDefaultSgClosed = stackRule("vpc-default-sg-closed", {
  check(stack, report) {
    const groups = stack.ofType(ec2.defaultSecurityGroup);
    for (const vpc of vpcsOf(stack)) {
      if (!groups.some((group) => mayBeOf(group, vpc))) report({ resource: vpc.outermost });
    }
    for (const group of groups) {
      for (const direction of ["ingress", "egress"]) {
        const rules = group.props.at(direction);
        if (rules.elements.length > 0) {
          report({ resource: group, property: rules, todo: `take all rules out of ${direction}` });
        }
      }
    }
    for (const rule of stack.ofType(...ruleTypes)) {
      if (rule.dependenciesOf("securityGroupId").some(isDefaultGroup)) {
        report({ resource: rule, todo: "take the rule away: it opens a default security group" });
      }
    }
  },
});

/** Whether `group` may be the default group of `vpc`; without a vpcId it is that of the account's default VPC. */
function mayBeOf(group: StackResource, vpc: VpcGroup): boolean {
  if (group.props.at("vpcId").isMissing) return vpc.outermost.type === ec2.defaultVpc;
  return relationToVpc(group, "vpcId", vpc) !== "no";
}

/** A security group's id that came from a VPC itself is that of its default group. */
function isDefaultGroup({ type }: StackResource): boolean {
  return type === ec2.defaultSecurityGroup || type === ec2.vpc || type === ec2.defaultVpc;
}
