import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { ec2 } from "../resource/resource-types.ts";

/** What one rule of a security group lets through. */
export interface SecurityGroupTraffic {
  /** The rule itself. */
  readonly at: Property;
  readonly direction: "ingress" | "egress";
  readonly protocol: Property;
  readonly fromPort: Property;
  readonly toPort: Property;
  /** IPv4 and IPv6 ranges; none when it names prefix lists or other groups only. */
  readonly ranges: readonly Property[];
}

/** Types whose properties hold rules of security groups, however they are written. */
export const securityGroupTypes: readonly string[] = [
  ec2.defaultSecurityGroup,
  ec2.securityGroup,
  ec2.securityGroupEgressRule,
  ec2.securityGroupIngressRule,
  ec2.securityGroupRule,
];

const directions = ["ingress", "egress"] as const;

/** Every rule that `resource` holds or is, of which the direction is known. */
export function securityGroupTraffic({ type, props }: Resource): readonly SecurityGroupTraffic[] {
  switch (type) {
    case ec2.securityGroup:
    case ec2.defaultSecurityGroup:
      return directions.flatMap((direction) =>
        props.at(direction).elements.map((rule) => withLists(rule, direction)),
      );
    case ec2.securityGroupRule:
      return directions
        .filter((direction) => props.at("type").is(direction))
        .map((direction) => withLists(props, direction));
    case ec2.securityGroupIngressRule:
      return [withOneRange(props, "ingress")];
    case ec2.securityGroupEgressRule:
      return [withOneRange(props, "egress")];
    default:
      return [];
  }
}

function withLists(at: Property, direction: SecurityGroupTraffic["direction"]): SecurityGroupTraffic {
  const ranges = [...at.at("cidrBlocks").elements, ...at.at("ipv6CidrBlocks").elements];
  return { at, direction, protocol: at.at("protocol"), ...portsOf(at), ranges };
}

function withOneRange(at: Property, direction: SecurityGroupTraffic["direction"]): SecurityGroupTraffic {
  const ranges = [at.at("cidrIpv4"), at.at("cidrIpv6")].filter((range) => !range.isMissing);
  return { at, direction, protocol: at.at("ipProtocol"), ...portsOf(at), ranges };
}

function portsOf(at: Property) {
  return { fromPort: at.at("fromPort"), toPort: at.at("toPort") };
}
