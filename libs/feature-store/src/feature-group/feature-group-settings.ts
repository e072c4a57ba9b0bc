import { z } from "zod";
import { catalogNamePattern, featureGroupLimits } from "@mlops/aws";
import {
  type Duration,
  type SettingsCheck,
  choiceValue,
  isDuration,
  refused,
  wholeNumberValue,
} from "@mlops/core";
import { checkFeatures, featureSchemaFields } from "./feature-schema.ts";

const units = (what: string) =>
  wholeNumberValue(featureGroupLimits.capacityUnits).describe(
    `Units for ${what}, 0 to 10000000, paid for whether used or not.`,
  );

const onlineStore = z
  .strictObject({
    storage: choiceValue(["standard", "in-memory"])
      .default("standard")
      .describe(
        "standard, or in-memory: faster, with collections, but it cannot feed an offline store and always costs. It cannot " +
          "change. Default: standard.",
      ),
    timeToLive: z
      .custom<Duration>(
        (value) => typeof value === "string" && isDuration(value) && /^[1-9]\d* /.test(value),
        {
          error: 'expected a whole number, from 1, and a unit, such as "30 days"',
        },
      )
      .meta({ type: "string", pattern: "^[1-9]\\d* (second|minute|hour|day)s?$" })
      .optional()
      .describe(
        "How long after its event time a record is deleted from the online store. Taken away again, it stays as it was. " +
          "Default: records are kept.",
      ),
    throughput: z
      .union([
        z.literal("on-demand"),
        z.strictObject({ readUnits: units("reading"), writeUnits: units("writing") }),
      ])
      .optional()
      .describe(
        "on-demand, which follows the requests, or provisioned units of a standard store. AWS allows the change to on-demand " +
          "once in 24 hours, and no change of timeToLive in the same deployment. Default: on-demand.",
      ),
  })
  .check(({ value: { storage, throughput: input }, issues }) => {
    if (storage !== "in-memory" || input === undefined) return;
    issues.push(refused(["throughput"], input, "nothing, because an in-memory store has no throughput mode"));
  });

const offlineStore = z.strictObject({
  format: choiceValue(["iceberg", "glue"])
    .default("iceberg")
    .describe(
      "Format of the table: iceberg, whose small files can be compacted, or glue. It cannot change. Default: iceberg.",
    ),
  tableName: z
    .string()
    .regex(catalogNamePattern, {
      error: 'expected lower-case letters, digits and "_", a letter first, at most 255 characters',
    })
    .optional()
    .describe(
      "Table in the feature store's database. It outlives the group: a new group needs another name, or the table has to be " +
        "dropped. It cannot change. Default: the logical name, with _ for other characters.",
    ),
});

const settings = z.strictObject({
  ...featureSchemaFields,
  online: onlineStore
    .optional()
    .describe("Store of the newest records, read in milliseconds. Default: none."),
  offline: offlineStore
    .optional()
    .describe("Store of every record in S3, with a table to query. Default: none."),
});

/** Checked settings of a feature group. */
export type FeatureGroupSettings = z.output<typeof settings>;

/** A store is asked for, and it can keep the features. */
const checkStores: SettingsCheck<FeatureGroupSettings> = ({ value, issues }) => {
  const { features, online, offline } = value;
  const inMemory = online?.storage === "in-memory";
  if (online === undefined && offline === undefined) {
    issues.push(refused(["online"], undefined, "at least one store: set online, offline or both"));
  }
  if (inMemory && offline !== undefined) {
    issues.push(
      refused(
        ["offline"],
        offline,
        "nothing, because an in-memory online store cannot feed an offline store",
      ),
    );
  }
  const collections = Object.entries(features).filter(([, feature]) => typeof feature === "object");
  if (!inMemory) {
    const expected = 'String, Integral or Fractional; collections need online.storage "in-memory"';
    issues.push(...collections.map(([name, feature]) => refused(["features", name], feature, expected)));
  }
  const vectors = collections.filter(([, feature]) => Object.hasOwn(feature as object, "vector"));
  issues.push(
    ...vectors
      .slice(1)
      .map(([name, feature]) => refused(["features", name], feature, "one vector in a group")),
  );
};

/** What a stack file may set for a `FeatureGroup`: its features, and the stores that keep them. */
export const featureGroupSettings = settings.check(checkFeatures).check(checkStores);
