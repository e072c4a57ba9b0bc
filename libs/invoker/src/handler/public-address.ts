import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * IPv4 ranges that are not on the internet: IANA's registry of special-purpose addresses, and multicast. They include
 * private networks and the addresses of AWS's instance metadata and credentials.
 */
const specialIpv4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

/** Special-purpose ranges of IPv6's global unicast addresses; some of them contain IPv4 addresses. */
const specialIpv6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const special = new BlockList();
for (const [network, prefix] of specialIpv4) special.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of specialIpv6) special.addSubnet(network, prefix, "ipv6");

/** The global unicast addresses. All others, such as loopback or IPv4-mapped ones, are not on the internet. */
const globalIpv6 = new BlockList();
globalIpv6.addSubnet("2000::", 3, "ipv6");

/** Whether `address` is an IP address on the internet: not private, not loopback, not reserved. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, "ipv4");
  if (!isIPv6(address)) return false;
  return globalIpv6.check(address, "ipv6") && !special.check(address, "ipv6");
}
