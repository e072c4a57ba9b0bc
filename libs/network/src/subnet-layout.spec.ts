import fc from "fast-check";
import { contains, formatIpv4Range, ipv4Range, overlap } from "./ipv4-range.ts";
import { layOutSubnets } from "./subnet-layout.ts";

const vpcs = fc
  .tuple(fc.nat({ max: 2 ** 24 - 1 }), fc.integer({ min: 16, max: 20 }))
  .map(([offset, prefixLength]) =>
    formatIpv4Range({ first: 10 * 2 ** 24 + offset - (offset % 2 ** (32 - prefixLength)), prefixLength }),
  );
const zoneCounts = fc.constantFrom(2, 3);

describe("the subnets of a VPC", () => {
  test("are an eighth of it for workloads and a sixteenth for the public, in each zone", () => {
    expect(layOutSubnets("10.0.0.0/16", 3)).toEqual({
      private: ["10.0.0.0/19", "10.0.64.0/19", "10.0.128.0/19"],
      public: ["10.0.32.0/20", "10.0.96.0/20", "10.0.160.0/20"],
    });
    expect(layOutSubnets("192.168.16.0/20", 2)).toEqual({
      private: ["192.168.16.0/23", "192.168.20.0/23"],
      public: ["192.168.18.0/24", "192.168.22.0/24"],
    });
  });

  test("lie within it and have no address in common", () => {
    fc.assert(
      fc.property(vpcs, zoneCounts, (vpc, zones) => {
        const layout = layOutSubnets(vpc, zones);
        const subnets = [...layout.private, ...layout.public].map(ipv4Range);
        expect(subnets).toHaveLength(2 * zones);
        for (const [index, subnet] of subnets.entries()) {
          expect(contains(ipv4Range(vpc), subnet)).toBe(true);
          expect(subnets.slice(index + 1).some((other) => overlap(subnet, other))).toBe(false);
        }
      }),
    );
  });

  test("are large enough for AWS, even in the smallest VPC", () => {
    fc.assert(
      fc.property(vpcs, zoneCounts, (vpc, zones) => {
        const layout = layOutSubnets(vpc, zones);
        for (const subnet of [...layout.private, ...layout.public]) {
          expect(ipv4Range(subnet).prefixLength).toBeLessThanOrEqual(28);
        }
      }),
    );
  });

  test("stay where they are when a third zone is added", () => {
    fc.assert(
      fc.property(vpcs, (vpc) => {
        const two = layOutSubnets(vpc, 2);
        const three = layOutSubnets(vpc, 3);
        expect(three.private.slice(0, 2)).toEqual(two.private);
        expect(three.public.slice(0, 2)).toEqual(two.public);
      }),
    );
  });
});
