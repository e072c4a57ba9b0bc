import { z } from "zod";
import { choiceValue, refused } from "@mlops/core";
import { vpcRangeValue } from "./ipv4-range-values.ts";

const zonesValue = z
  .union(
    [
      z.literal([2, 3]),
      z.tuple([z.string(), z.string()]).readonly(),
      z.tuple([z.string(), z.string(), z.string()]).readonly(),
    ],
    { error: "expected 2, 3 or the names of 2 or 3 zones" },
  )
  .check(({ value, issues }) => {
    if (typeof value === "number" || new Set(value).size === value.length) return;
    issues.push(refused([], value, "different zones"));
  });

const addresses = {
  cidrBlock: vpcRangeValue().describe(
    "Private IPv4 range of the VPC, from /16 to /20, apart from 172.17.0.0/16. It can never be changed. Each zone gets " +
      "an eighth of it for its private subnet and a sixteenth for its public one.",
  ),
  zones: zonesValue.describe(
    "Availability zones: how many of the region's first ones (2 or 3), or which. Better name them: one that AWS lists " +
      "anew before them would move every subnet, and not every service is in every zone. Zones can be added at the end; " +
      "others cannot be changed.",
  ),
};

const withInternet = z.strictObject({
  ...addresses,
  internet: z
    .literal(true)
    .optional()
    .describe("Public subnets are made, for load balancers and NAT gateways. Default: true."),
  natGateways: choiceValue(["none", "single", "one-per-zone"]).describe(
    "NAT gateways: each lets private subnets of its zone, or of all zones, open connections to the internet. AWS bills " +
      "each by the hour; with a single one all zones lose their way to the internet when its zone fails.",
  ),
});

const withoutInternet = z.strictObject({
  ...addresses,
  internet: z
    .literal(false)
    .describe(
      "No public subnets, no NAT gateways, no route to the internet: AWS is reached through endpoints only. The VPC " +
        "still has an Internet gateway that no route leads to, because awsx makes one in every VPC.",
    ),
  natGateways: z
    .literal("none", {
      error: 'expected "none" where internet is false; leave it out, or set internet to true',
    })
    .optional()
    .describe("There are none without internet."),
});

/** A VPC to make. */
export const newVpcSettings = z.discriminatedUnion("internet", [withInternet, withoutInternet], {
  // zod reports a value that is no object here as well, which its types leave out.
  // oxlint-disable-next-line typescript/no-unnecessary-condition
  error: ({ code }) => (code === "invalid_union" ? "expected true or false" : undefined),
});

/** Checked settings of a VPC to make. */
export type NewVpcSettings = z.output<typeof newVpcSettings>;

/** Whether its private subnets have a route to the internet. */
export function leadsToInternet({ natGateways = "none" }: NewVpcSettings): boolean {
  return natGateways !== "none";
}
