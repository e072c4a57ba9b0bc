import { contains, formatIpv4Range, ipv4Range, overlap, parseIpv4Range } from "./ipv4-range.ts";

/** The largest VPC that AWS makes (VPC user guide, "VPC CIDR blocks"). */
const largestVpc = 16;
/** The smallest VPC whose subnets hold the endpoints and some hundred workloads in each zone. */
const smallestVpc = 20;
/** RFC 1918. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
/** Docker's own bridge. A notebook cannot reach addresses of its VPC that are in it as well. */
const dockerRange = "172.17.0.0/16";

/** What is wrong with `text` as an IPv4 range; `argument` says where it came from. */
export function ipv4RangeProblems(argument: string, text: string): string[] {
  const range = parseIpv4Range(text);
  if (!range) return [`${argument}: got "${text}"; expected an IPv4 range such as "10.0.0.0/16"`];
  const canonical = formatIpv4Range(range);
  if (canonical === text) return [];
  return [`${argument}: got "${text}"; expected the first address of the range, "${canonical}"`];
}

/** What is wrong with `text` as the range of a new VPC; `argument` says where it came from. */
export function vpcRangeProblems(argument: string, text: string): string[] {
  const unreadable = ipv4RangeProblems(argument, text);
  if (unreadable.length > 0) return unreadable;
  const vpc = ipv4Range(text);
  const expected: string[] = [];
  if (vpc.prefixLength < largestVpc || vpc.prefixLength > smallestVpc) {
    expected.push(`a size from /${largestVpc} to /${smallestVpc}`);
  }
  if (!privateRanges.some((range) => contains(ipv4Range(range), vpc))) {
    expected.push(`a private range, inside ${privateRanges.join(", ")}`);
  }
  if (overlap(ipv4Range(dockerRange), vpc)) {
    expected.push(`a range apart from ${dockerRange}, which containers on notebooks use for themselves`);
  }
  return expected.map((what) => `${argument}: got "${text}"; expected ${what}`);
}
