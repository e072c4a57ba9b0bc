import { formatIpv4Range, ipv4Range, partOf } from "./ipv4-range.ts";

/** CIDR blocks of a VPC's subnets: one of each kind in each zone, in the order of the zones. */
export interface SubnetLayout {
  readonly private: string[];
  readonly public: string[];
}

/**
 * Lay subnets out over a VPC. The VPC is cut into four equal parts, one for each zone, whether two zones are used or
 * three: going from two zones to three adds subnets and moves none, and the last quarter stays free. Half of a zone's
 * part is its private subnet, a quarter its public one, and a quarter stays free.
 * @param cidrBlock range of the VPC
 * @param zones how many zones, at most four
 */
export function layOutSubnets(cidrBlock: string, zones: number): SubnetLayout {
  const vpc = ipv4Range(cidrBlock);
  const zoneParts = Array.from({ length: zones }, (_, zone) => partOf(vpc, vpc.prefixLength + 2, zone));
  return {
    private: zoneParts.map((zone) => formatIpv4Range(partOf(zone, zone.prefixLength + 1, 0))),
    public: zoneParts.map((zone) => formatIpv4Range(partOf(zone, zone.prefixLength + 2, 2))),
  };
}
