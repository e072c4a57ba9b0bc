import { isAnywhere } from "./address-range.ts";
import { type Ports, takesInEverything, takesInPort } from "./ports.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Stack, StackResource } from "../resource/resource.ts";
import { ec2 } from "../resource/resource-types.ts";

/** One entry for inbound traffic of a network ACL, for IPv4 or for IPv6. */
export interface AclEntry extends Ports {
  /** The ACL that holds it, or the resource that is it. */
  readonly resource: StackResource;
  readonly action: Property;
  /** Entries with lower numbers go first. */
  readonly number: Property;
  readonly range: Property;
  readonly isIpv6: boolean;
}

/** Every entry for inbound traffic, in ACLs and on its own. */
export function inboundEntries({ ofType }: Stack): readonly AclEntry[] {
  const inline = ofType(ec2.networkAcl, ec2.defaultNetworkAcl).flatMap((resource) =>
    resource.props
      .at("ingress")
      .elements.flatMap((at) => entriesOf(resource, at, at.at("action"), at.at("ruleNo"))),
  );
  const alone = ofType(ec2.networkAclRule)
    .filter(({ props }) => props.at("egress").isMissing || props.at("egress").is(false))
    .flatMap((resource) => {
      const { props } = resource;
      return entriesOf(resource, props, props.at("ruleAction"), props.at("ruleNumber"));
    });
  return [...inline, ...alone];
}

function entriesOf(resource: StackResource, at: Property, action: Property, number: Property): AclEntry[] {
  const ports = { protocol: at.at("protocol"), fromPort: at.at("fromPort"), toPort: at.at("toPort") };
  return [
    { range: at.at("cidrBlock"), isIpv6: false },
    { range: at.at("ipv6CidrBlock"), isIpv6: true },
  ]
    .filter(({ range }) => !range.isMissing)
    .map((one) => ({ resource, action, number, ...ports, ...one }));
}

/** Whether one of `others` may deny everybody `port` before `entry` allows it. */
export function mayBeDeniedBefore(entry: AclEntry, port: number, others: readonly AclEntry[]): boolean {
  return others.some(
    (other) =>
      (other.action.isUnknown || other.action.is("deny")) &&
      other.isIpv6 === entry.isIpv6 &&
      (other.range.isUnknown || isAnywhere(other.range)) &&
      mayGoBefore(other, entry) &&
      mayTakeInSame(other, entry, port) &&
      mayBeOfSameAcl(other.resource, entry.resource),
  );
}

function mayGoBefore({ number: one }: AclEntry, { number: other }: AclEntry): boolean {
  if (one.isUnknown || other.isUnknown) return true;
  return one.number !== undefined && other.number !== undefined && one.number < other.number;
}

function mayTakeInSame(other: AclEntry, entry: AclEntry, port: number): boolean {
  if (other.protocol.isUnknown || takesInEverything(other)) return true;
  if (entry.protocol.isUnknown) return true;
  if (protocolOf(other) !== protocolOf(entry)) return false;
  return other.fromPort.isUnknown || other.toPort.isUnknown || takesInPort(other, port);
}

const names: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp" };

function protocolOf({ protocol: { text = "" } }: AclEntry): string {
  return names[text] ?? text;
}

function mayBeOfSameAcl(one: StackResource, other: StackResource): boolean {
  if (one === other) return true;
  const [ones, others] = [aclsOf(one), aclsOf(other)];
  if (ones.length > 0 && others.length > 0) return ones.some((acl) => others.includes(acl));
  const [id, otherId] = [one.props.at("networkAclId"), other.props.at("networkAclId")];
  return id.isUnknown || otherId.isUnknown || (id.text !== undefined && otherId.is(id.text));
}

function aclsOf(resource: StackResource): readonly StackResource[] {
  if (resource.type === ec2.networkAclRule) return resource.dependenciesOf("networkAclId");
  return [resource];
}
