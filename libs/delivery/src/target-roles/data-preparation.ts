import { z } from "zod";
import { arnIn } from "@mlops/aws";
import {
  type FeatureGroupRef,
  type FeatureStoreRef,
  type KeysRef,
  canQueryFeatures,
  canReadGovernedData,
  canUseDataKey,
  featureStoreContract,
  settingPath,
} from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, listValue } from "@mlops/core";

const glueName = z
  .string()
  .regex(/^[\w./-]+\*?$/, { error: "expected a name in Glue, or its beginning and *" })
  .max(255);

/** What a stack file lets a product's data preparation use. */
export const preparationSettings = z.strictObject({
  featureGroups: listValue(z.string().min(1), { unique: "item" })
    .default([])
    .describe("Feature groups of the environment's platform that queries read. Default: none."),
  crawlers: listValue(glueName, { unique: "item" })
    .default([])
    .describe("Crawlers of Glue that are run, by name or by its beginning and *. Default: none."),
  jobs: listValue(glueName, { unique: "item" })
    .default([])
    .describe("Jobs of Glue that are run, by name or by its beginning and *. Default: none."),
});

/** What a product's data preparation uses. */
export interface PreparationSources extends Pick<z.output<typeof preparationSettings>, "crawlers" | "jobs"> {
  /** Feature store of the environment's platform, and the key of its data. */
  readonly references: { readonly featureStore: FeatureStoreRef; readonly keys: KeysRef };
  /** Groups that queries read. */
  readonly featureGroups: readonly FeatureGroupRef[];
}

/** The rights to run what prepares data. Crawlers and jobs have roles of their own, which their work is done under. */
export function canPrepareData(
  environment: AwsEnvironment,
  { references, featureGroups, crawlers, jobs }: PreparationSources,
): PolicyStatement[] {
  const glue = (kind: string, names: readonly string[]) =>
    names.map((name) => arnIn(environment, "glue", `${kind}/${name}`));
  const allow = (Sid: string, Action: string[], Resource: string[]): PolicyStatement[] =>
    Resource.length === 0 ? [] : [{ Sid, Effect: "Allow", Action, Resource }];
  const platform = { ...environment, app: "platform" };
  const places = (["workgroupName", "databaseName"] as const).map((field) =>
    settingArn(platform, settingPath(platform, featureStoreContract, field)),
  );
  return [
    ...allow("FindFeatureStore", ["ssm:GetParameter"], places),
    ...featureGroups.flatMap((group) => canQueryFeatures(references.featureStore, group)).map(withoutSid),
    ...(featureGroups.length > 0 ? [canReadGovernedData, canUseDataKey(references.keys)] : []),
    ...allow(
      "RunCrawlers",
      ["glue:GetCrawler", "glue:StartCrawler", "glue:StopCrawler"],
      glue("crawler", crawlers),
    ),
    ...allow("RunJobs", ["glue:BatchStopJobRun", "glue:GetJobRun", "glue:StartJobRun"], glue("job", jobs)),
  ];
}

/** A policy may not name two statements alike, and every feature group has the same ones. */
const withoutSid = ({ Sid: _, ...statement }: PolicyStatement): PolicyStatement => statement;

/** The ARN of a parameter of SSM. */
export const settingArn = (environment: AwsEnvironment, path: string) =>
  arnIn(environment, "ssm", `parameter${path}`);
