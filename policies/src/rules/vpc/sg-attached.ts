import { ec2 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

/** What belongs to a security group, or names it as a neighbour, does not use it. */
const noUsers: readonly string[] = [
  ec2.defaultSecurityGroup,
  ec2.securityGroup,
  ec2.securityGroupEgressRule,
  ec2.securityGroupIngressRule,
  ec2.securityGroupRule,
];

export const sgAttached = stackRule("sg-attached", {
  check({ resources, ofType }, report) {
    const users = resources.filter(({ type }) => !noUsers.includes(type));
    const used = new Set(users.flatMap(({ dependencies }) => dependencies));
    for (const group of ofType(ec2.securityGroup)) {
      if (!used.has(group)) report({ resource: group });
    }
  },
});
