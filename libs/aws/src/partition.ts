/**
 * Each partition of AWS: how the names of its hosts end, and how the names of its regions begin.
 * @see botocore/data/partitions.json of github.com/boto/botocore
 */
const partitions = {
  "aws-cn": { dnsSuffix: "amazonaws.com.cn", regionPrefix: "cn-" },
  "aws-eusc": { dnsSuffix: "amazonaws.eu", regionPrefix: "eusc-" },
  "aws-iso": { dnsSuffix: "c2s.ic.gov", regionPrefix: "us-iso-" },
  "aws-iso-b": { dnsSuffix: "sc2s.sgov.gov", regionPrefix: "us-isob-" },
  "aws-iso-e": { dnsSuffix: "cloud.adc-e.uk", regionPrefix: "eu-isoe-" },
  "aws-iso-f": { dnsSuffix: "csp.hci.ic.gov", regionPrefix: "us-isof-" },
  "aws-us-gov": { dnsSuffix: "amazonaws.com", regionPrefix: "us-gov-" },
  // Every other region.
  aws: { dnsSuffix: "amazonaws.com", regionPrefix: "" },
} as const;

/** A part of AWS with accounts and regions of its own: `aws`, `aws-cn`, `aws-us-gov` … ARNs begin with it. */
export type Partition = keyof typeof partitions;

/** The partition that `region` (such as `eu-west-1`) belongs to. */
export function partitionOf(region: string): Partition {
  const names = Object.keys(partitions) as Partition[];
  return names.find((name) => region.startsWith(partitions[name].regionPrefix)) ?? "aws";
}

/** What the names of a partition's hosts end with: `amazonaws.com`, in China `amazonaws.com.cn`. */
export function dnsSuffixOf(partition: Partition): string {
  return partitions[partition].dnsSuffix;
}

/** Source of the expression for the name of a region, to be part of a larger one. */
export const regionSource = String.raw`[a-z]{2,4}(?:-[a-z]+)+-\d`;

/** The name of a region, such as `eu-west-1`, `us-gov-west-1` or `eusc-de-east-1`. */
export const regionPattern = new RegExp(`^${regionSource}$`);

/** The id of an account: 12 digits. */
export const accountPattern = /^\d{12}$/;

/** An account in a region of a partition. */
export interface AwsPlace {
  readonly partition: Partition;
  /** Such as `eu-west-1`. */
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
}

/** Where the consoles of partitions are that one can sign in to from outside. */
const consoleHosts: Partial<Readonly<Record<Partition, string>>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-eusc": "console.amazonaws-eusc.eu",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/** Host of a partition's console; that of `aws` where none is known. */
export function consoleHostOf(partition: Partition): string {
  return consoleHosts[partition] ?? "console.aws.amazon.com";
}
