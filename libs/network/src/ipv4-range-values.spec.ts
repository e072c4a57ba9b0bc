import fc from "fast-check";
import { settingsProblems } from "@mlops/core";
import { formatIpv4Range } from "./ipv4-range.ts";
import { destinationValue, ipv4RangeValue, vpcRangeValue } from "./ipv4-range-values.ts";

describe("the range of a new VPC", () => {
  test.each([
    ["ten", ['got "ten"; expected an IPv4 range such as "10.0.0.0/16"']],
    ["10.0.1.7/16", ['got "10.0.1.7/16"; expected the first address of the range, "10.0.0.0/16"']],
    ["10.0.0.0/15", ['got "10.0.0.0/15"; expected a size from /16 to /20']],
    ["10.0.0.0/21", ['got "10.0.0.0/21"; expected a size from /16 to /20']],
    [
      "100.64.0.0/16",
      ['got "100.64.0.0/16"; expected a private range, inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16'],
    ],
    [
      "172.17.16.0/20",
      [
        'got "172.17.16.0/20"; expected a range apart from 172.17.0.0/16, which containers on notebooks use for themselves',
      ],
    ],
    [
      "8.0.0.0/8",
      [
        'got "8.0.0.0/8"; expected a size from /16 to /20',
        'got "8.0.0.0/8"; expected a private range, inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16',
      ],
    ],
  ])("is refused if it is %s", (text, problems) => {
    expect(settingsProblems(vpcRangeValue(), text)).toEqual(problems.map((problem) => `value: ${problem}`));
  });

  test("may be any part of 10.0.0.0/8 from /16 to /20", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 24 - 1 }), fc.integer({ min: 16, max: 20 }), (offset, prefixLength) => {
        const size = 2 ** (32 - prefixLength);
        const first = 10 * 2 ** 24 + offset - (offset % size);
        expect(settingsProblems(vpcRangeValue(), formatIpv4Range({ first, prefixLength }))).toEqual([]);
      }),
    );
  });

  test.each(["172.16.0.0/16", "172.18.0.0/16", "172.31.240.0/20", "192.168.0.0/16"])("may be %s", (text) => {
    expect(settingsProblems(vpcRangeValue(), text)).toEqual([]);
  });
});

test.each(["0.0.0.0/0", "203.0.113.9/32"])(
  "a range of clients may be of any size and anywhere: %s",
  (text) => {
    expect(settingsProblems(ipv4RangeValue(), text)).toEqual([]);
  },
);

test.each([
  ["10.9.0.0/24", []],
  ["pl-6da54004", []],
  ["pl-", ['value: got "pl-"; expected an IPv4 range such as "10.0.0.0/16"']],
  ["10.0.0.1/16", ['value: got "10.0.0.1/16"; expected the first address of the range, "10.0.0.0/16"']],
])("workloads may connect to ranges and prefix lists: %s", (text, problems) => {
  expect(settingsProblems(destinationValue(), text)).toEqual(problems);
});
