/**
 * Letters of the availability zones that an account gets to see, by region. Regions with three zones, a to c, are in
 * the list below. Where a region hides zones from newer accounts the letters are those a new account usually gets:
 * they differ by account, so a preview's names are examples there.
 */
const otherLetters: Readonly<Record<string, string>> = {
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
  "ca-central-1": "abd",
  "us-east-1": "abcdef",
  "us-west-1": "ac",
  "us-west-2": "abcd",
};

const threeZones: readonly string[] = [
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "cn-north-1",
  "cn-northwest-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
  "sa-east-1",
  "us-east-2",
  "us-gov-east-1",
  "us-gov-west-1",
];

/** Names of a region's availability zones, or nothing for a region that is not in the table. */
export function zoneNames(region: string): readonly string[] | undefined {
  const letters = otherLetters[region] ?? (threeZones.includes(region) ? "abc" : undefined);
  return letters === undefined ? undefined : [...letters].map((letter) => region + letter);
}
