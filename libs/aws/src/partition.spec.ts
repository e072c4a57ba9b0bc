import { type Partition, accountPattern, dnsSuffixOf, partitionOf, regionPattern } from "./partition.ts";

test.each([
  ["eu-west-1", "aws", "amazonaws.com"],
  ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
  ["cn-north-1", "aws-cn", "amazonaws.com.cn"],
  ["us-iso-east-1", "aws-iso", "c2s.ic.gov"],
  ["us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"],
  ["eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk"],
  ["us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov"],
  ["eusc-de-east-1", "aws-eusc", "amazonaws.eu"],
] satisfies [string, Partition, string][])(
  "region %s is in partition %s, whose hosts end with %s",
  (region, partition, suffix) => {
    expect(partitionOf(region)).toBe(partition);
    expect(dnsSuffixOf(partition)).toBe(suffix);
    expect(region).toMatch(regionPattern);
  },
);

test.each(["Ireland", "eu-west", "eu-west-1a", "EU-WEST-1", ""])("%j is no region", (text) => {
  expect(text).not.toMatch(regionPattern);
});

test("an account has 12 digits", () => {
  const texts = ["111122223333", "011122223333", "11112222333", "1111222233334", "11112222333a", ""];
  expect(texts.filter((text) => accountPattern.test(text))).toEqual(["111122223333", "011122223333"]);
});
