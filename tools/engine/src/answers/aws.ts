import { dnsSuffixOf, partitionOf } from "@mlops/aws";
import { UNKNOWN } from "../values/plain-values.ts";
import { type Answers, type Question, Unanswerable } from "./answer.ts";
import { policyDocument } from "./policy-document/policy-document.ts";
import { zoneNames } from "./aws-regions.ts";

/**
 * What a stack's own files and fixed tables can answer. Facts of an account (images, parameters) stay unknown, as
 * outputs of a resource do; everything else is refused by name, never guessed.
 */
export const awsAnswers: Answers = {
  "aws:index/getCallerIdentity": (question) => {
    const account = accountOf(question);
    return { accountId: account, id: account, arn: UNKNOWN, userId: UNKNOWN };
  },
  "aws:index/getRegion": (question) => {
    const region = regionOf(question);
    return {
      id: region,
      name: region,
      region,
      description: UNKNOWN,
      endpoint: `ec2.${region}.${dnsSuffixOf(partitionOf(region))}`,
    };
  },
  "aws:index/getPartition": (question) => {
    const region = regionOf(question);
    const partition = partitionOf(region);
    const dnsSuffix = dnsSuffixOf(partition);
    return {
      id: partition,
      partition,
      dnsSuffix,
      reverseDnsPrefix: dnsSuffix.split(".").reverse().join("."),
    };
  },
  "aws:index/getAvailabilityZones": (question) => {
    const region = regionOf(question);
    const excluded = Array.isArray(question.args.excludeNames) ? question.args.excludeNames : [];
    const names = zonesOf(region).filter((name) => !excluded.includes(name));
    return {
      ...question.args,
      id: region,
      region,
      names,
      // Which zone a name means differs from account to account.
      zoneIds: names.map(() => UNKNOWN),
      groupNames: [region],
    };
  },
  "aws:index/getAvailabilityZone": (question) => {
    const region = regionOf(question);
    const { name } = question.args;
    if (typeof name !== "string" || !zonesOf(region).includes(name)) {
      throw new Unanswerable(`name must be one of ${zonesOf(region).join(", ")}, got ${String(name)}`);
    }
    return {
      id: name,
      name,
      region,
      nameSuffix: name.slice(region.length),
      groupName: region,
      groupLongName: UNKNOWN,
      networkBorderGroup: region,
      optInStatus: "opt-in-not-required",
      parentZoneId: "",
      parentZoneName: "",
      state: "available",
      zoneId: UNKNOWN,
      zoneType: "availability-zone",
    };
  },
  "aws:index/getDefaultTags": ({ provider }) => {
    const text = provider.defaultTags;
    if (text === UNKNOWN) return UNKNOWN;
    const defaultTags: unknown = typeof text === "string" ? JSON.parse(text) : {};
    return { id: UNKNOWN, tags: tagsOf(defaultTags) };
  },
  "aws:ec2/getAmi": UNKNOWN,
  "aws:ec2/getAmiIds": UNKNOWN,
  "aws:iam/getPolicyDocument": policyDocument,
  "aws:sagemaker/getPrebuiltEcrImage": UNKNOWN,
  "aws:ssm/getParameter": UNKNOWN,
  "aws:ssm/getParametersByPath": UNKNOWN,
};

function accountOf({ account }: Question): string {
  if (account !== undefined) return account;
  throw new Unanswerable("no account is known: name it in the provider's allowedAccountIds");
}

function regionOf({ region }: Question): string {
  if (region !== undefined) return region;
  throw new Unanswerable("no region is known: name it in the provider's region");
}

function zonesOf(region: string): readonly string[] {
  const names = zoneNames(region);
  if (names) return names;
  throw new Unanswerable(`the zones of ${region} are not in the preview's table (answers/aws-regions.ts)`);
}

function tagsOf(defaultTags: unknown): Record<string, string> {
  if (typeof defaultTags !== "object" || defaultTags === null || !("tags" in defaultTags)) return {};
  const { tags } = defaultTags;
  if (typeof tags !== "object" || tags === null) return {};
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
}
