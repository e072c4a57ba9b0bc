import { isAnywhere } from "../../network/address-range.ts";
import { inboundEntries, mayBeDeniedBefore } from "../../network/network-acl.ts";
import { takesInEverything, takesInPort } from "../../network/ports.ts";
import { ec2 } from "../../resource/resource-types.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { relationToVpc, vpcsOf } from "../../network/vpc-group.ts";

export const naclNoOpen = stackRule("nacl-no-open", {
  settings: {
    /** FTP, SSH and RDP. */
    guardedPorts: ["20", "21", "22", "3389"] as readonly string[],
  },
  check(stack, report, { settings: { guardedPorts } }) {
    const entries = inboundEntries(stack);
    for (const entry of entries) {
      const { resource, range: property, action } = entry;
      if (!action.is("allow") || !isAnywhere(property)) continue;
      if (takesInEverything(entry)) {
        report({ resource, property, todo: "name the ranges that may connect on every port" });
        continue;
      }
      const open = guardedPorts.filter(
        (port) => takesInPort(entry, Number(port)) && !mayBeDeniedBefore(entry, Number(port), entries),
      );
      if (open.length > 0) {
        const ports = open.length === 1 ? "port" : "ports";
        report({
          resource,
          property,
          todo: `name the ranges that may connect on ${ports} ${open.join(", ")}`,
        });
      }
    }
  },
});

export const subnetNoPublicIp = resourceRule("subnet-no-public-ip", {
  // An awsx VPC is judged by its subnets, under the engine: a transform may close the public ones, as ours does, and
  // transforms are not among its arguments.
  resourceTypes: [ec2.subnet, ec2.defaultSubnet],
  check({ type, props }, report) {
    const mapping = props.at("mapPublicIpOnLaunch");
    // An account's default subnets map public addresses unless they are told not to.
    if (type === ec2.defaultSubnet ? mapping.isNot(false) : mapping.is(true)) report({ property: mapping });
  },
});

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

export const vpcNoDefault = resourceRule("vpc-no-default", {
  resourceTypes: [ec2.defaultVpc],
  check(_, report) {
    report({});
  },
});

export const networkRules: readonly Rule[] = [vpcNoDefault, naclNoOpen, subnetNoPublicIp, vpcFlowLogs];
