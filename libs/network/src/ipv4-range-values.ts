import { z } from "zod";
import { refused } from "@mlops/core";
import { contains, formatIpv4Range, ipv4Range, overlap, parseIpv4Range } from "./ipv4-range.ts";

/** The largest VPC that AWS makes (VPC user guide, "VPC CIDR blocks"). */
const largestVpc = 16;
/** The smallest VPC whose subnets hold the endpoints and some hundred workloads in each zone. */
const smallestVpc = 20;
/** RFC 1918. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
/** Docker's own bridge. A notebook cannot reach addresses of its VPC that are in it as well. */
const dockerRange = "172.17.0.0/16";

/** An IPv4 range by its first address and prefix length, such as `10.0.0.0/16`. */
export function ipv4RangeValue(): z.ZodString {
  return z.string().check(({ value, issues }) => {
    const expected = expectedRange(value);
    if (expected) issues.push(refused([], value, expected));
  });
}

/** What workloads may connect to: an IPv4 range, or the id of a prefix list. */
export function destinationValue(): z.ZodString {
  return z.string().check(({ value, issues }) => {
    const expected = isPrefixListId(value) ? undefined : expectedRange(value);
    if (expected) issues.push(refused([], value, expected));
  });
}

/** Whether `text` is the id of a prefix list. */
export function isPrefixListId(text: string): boolean {
  return /^pl-[0-9a-z]+$/.test(text);
}

/** The IPv4 range of a new VPC. */
export function vpcRangeValue(): z.ZodString {
  return z.string().check(({ value, issues }) => {
    issues.push(...expectedVpcRange(value).map((expected) => refused([], value, expected)));
  });
}

/** What is expected instead of `text` where an IPv4 range belongs; nothing if it is one. */
function expectedRange(text: string): string | undefined {
  const range = parseIpv4Range(text);
  if (!range) return 'an IPv4 range such as "10.0.0.0/16"';
  const canonical = formatIpv4Range(range);
  return canonical === text ? undefined : `the first address of the range, "${canonical}"`;
}

function expectedVpcRange(text: string): string[] {
  const unreadable = expectedRange(text);
  if (unreadable) return [unreadable];
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
  return expected;
}
