import { isAnywhere } from "../../network/address-range.ts";
import { isAboutPorts, takesInEverything } from "../../network/ports.ts";
import { ec2 } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import {
  type SecurityGroupTraffic,
  securityGroupTraffic,
  securityGroupTypes,
} from "../../network/security-group-rules.ts";
import { type VpcGroup, relationToVpc, vpcsOf } from "../../network/vpc-group.ts";
import type { Property } from "@mlops/api-constraints/property";

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

/** What the provider writes when nobody does: under the engine it arrives in place of nothing. */
const nobodys = ["Managed by Pulumi", "Managed by Terraform"];

export const sgDescriptions = resourceRule("sg-descriptions", {
  resourceTypes: securityGroupTypes,
  check(resource, report) {
    const described = [
      ...(resource.type === ec2.securityGroup ? [resource.props] : []),
      ...securityGroupTraffic(resource).map(({ at }) => at),
    ];
    for (const property of described.map((one) => one.at("description")).filter(saysNothing)) {
      report({ property });
    }
  },
});

function saysNothing(description: Property): boolean {
  return description.isMissing || description.is(...nobodys);
}

export const sgNoOpenEgress = resourceRule("sg-no-open-egress", {
  resourceTypes: securityGroupTypes,
  check(resource, report) {
    for (const rule of securityGroupTraffic(resource)) {
      if (rule.direction === "ingress" || !takesInEverything(rule)) continue;
      for (const property of rule.ranges.filter(isAnywhere)) report({ property });
    }
  },
});

export const sgNoPublicIngress = resourceRule("sg-no-public-ingress", {
  settings: {
    allowedPorts: [] as readonly string[],
    /** SSH and RDP: not open even where they are allowed. */
    neverOpenPorts: ["22", "3389"] as readonly string[],
  },
  resourceTypes: securityGroupTypes,
  check(resource, report, { settings: { allowedPorts, neverOpenPorts } }) {
    const closed = neverOpenPorts.map(Number);
    const allowed = allowedPorts.map(Number).filter((port) => !closed.includes(port));
    for (const rule of securityGroupTraffic(resource)) {
      if (rule.direction === "egress" || mayBeAllowed(rule, allowed)) continue;
      for (const property of rule.ranges.filter(isAnywhere)) report({ property });
    }
  },
});

/** Whether every port of `rule` is one of `allowed`, as far as that is known. */
function mayBeAllowed(rule: SecurityGroupTraffic, allowed: readonly number[]): boolean {
  const { protocol, fromPort, toPort } = rule;
  if (allowed.length === 0) return false;
  if (!protocol.isUnknown && !isAboutPorts(rule)) return false;
  const { number: from } = fromPort;
  const { number: to } = toPort;
  if (from === undefined || to === undefined) {
    const known = [from, to].filter((port) => port !== undefined);
    return (fromPort.isUnknown || toPort.isUnknown) && known.every((port) => allowed.includes(port));
  }
  // No more than there are allowed ones, so that a range of all ports is not walked through.
  if (to - from >= allowed.length) return false;
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset).every((port) =>
    allowed.includes(port),
  );
}

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

export const securityGroupsRules: readonly Rule[] = [
  sgAttached,
  sgDescriptions,
  sgNoOpenEgress,
  sgNoPublicIngress,
  vpcDefaultSgClosed,
];
