import fc from "fast-check";
import {
  type Ipv4Range,
  contains,
  formatIpv4Range,
  ipv4Range,
  overlap,
  parseIpv4Range,
  partOf,
  sizeOf,
} from "./ipv4-range.ts";

const ranges = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefixLength]): Ipv4Range => ({
    first: address - (address % sizeOf(prefixLength)),
    prefixLength,
  }));

describe("an IPv4 range", () => {
  test.each([
    ["10.0.0.0/16", "10.0.0.0/16"],
    ["10.0.77.1/16", "10.0.0.0/16"],
    ["255.255.255.255/32", "255.255.255.255/32"],
    ["203.0.113.9/0", "0.0.0.0/0"],
  ])("%s is read as %s", (text, canonical) => {
    expect(formatIpv4Range(ipv4Range(text))).toBe(canonical);
  });

  test.each([
    "",
    "10.0.0.0",
    "10.0.0/16",
    "10.0.0.0/33",
    "10.0.0.256/16",
    "10.0.0.0/16 ",
    "fd00::/8",
    "a.b.c.d/8",
  ])('"%s" is none', (text) => {
    expect(parseIpv4Range(text)).toBeUndefined();
    expect(() => ipv4Range(text)).toThrow(
      new Error(`expected an IPv4 range such as "10.0.0.0/16", got "${text}"`),
    );
  });

  test("is read back as it was written", () => {
    fc.assert(
      fc.property(ranges, (range) => {
        expect(parseIpv4Range(formatIpv4Range(range))).toEqual(range);
      }),
    );
  });

  test("contains its parts, which have its size together and no address in common", () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 3 }), (range, bits) => {
        fc.pre(range.prefixLength + bits <= 32);
        const parts = Array.from({ length: 2 ** bits }, (_, index) =>
          partOf(range, range.prefixLength + bits, index),
        );
        expect(parts.every((part) => contains(range, part))).toBe(true);
        expect(parts.length * sizeOf(range.prefixLength + bits)).toBe(sizeOf(range.prefixLength));
        for (const [index, part] of parts.entries()) {
          expect(parts.slice(index + 1).some((other) => overlap(part, other))).toBe(false);
        }
      }),
    );
  });

  test("overlaps another exactly if the shared bits of both agree", () => {
    fc.assert(
      fc.property(ranges, ranges, (one, other) => {
        const shared = Math.min(one.prefixLength, other.prefixLength);
        const block = ({ first }: Ipv4Range) => Math.floor(first / sizeOf(shared));
        expect(overlap(one, other)).toBe(block(one) === block(other));
      }),
    );
  });

  test.each([
    [18, 4],
    [18, -1],
    [15, 0],
    [33, 0],
  ])("has no part of size /%i number %i if it is a /16", (prefixLength, index) => {
    expect(() => partOf(ipv4Range("10.0.0.0/16"), prefixLength, index)).toThrow(
      new Error(`10.0.0.0/16 has no part ${index} of size /${prefixLength}`),
    );
  });
});
