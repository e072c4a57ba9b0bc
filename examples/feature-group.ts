// A feature group whose records the compiler knows, and a role that writes it and queries its history.
import { canPutRecords, canQueryFeatures, canUseDataKey, readPlatform } from "@mlops/contracts";
import { ServiceRole, defineApp, grant } from "@mlops/core";
import { FeatureGroup, FeatureStore, defineFeatures } from "@mlops/feature-store";
import { StackBudget } from "@mlops/observability";

/** What is known of a customer; `FeatureRecord<typeof customers>` is the type of a record. */
export const customers = defineFeatures({
  recordIdentifier: "customer-id",
  eventTime: "updated-at",
  features: { "customer-id": "String", "updated-at": "Fractional", visits: "Integral" },
});
const sql = "SELECT * FROM customers WHERE visits > ? AND NOT is_deleted";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, config: { retainData }, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const { keys, guardrails, mlEnvironment } = platform;
    const common = { environment, keys, retainData };
    const queries = { active: { sql, description: "Training data: customers with enough visits" } };
    const store = { ...common, guardrails, mlEnvironment, queries };
    const featureStore = new FeatureStore("features", store, options);
    const group = new FeatureGroup(
      "customers",
      { ...common, ...customers, featureStore, online: { timeToLive: "90 days" }, offline: {} },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 100, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    const services = ["lambda.amazonaws.com"];
    const { permissionsBoundaryArn } = guardrails;
    const role = { description: "Keeps features", services, environment, permissionsBoundaryArn };
    const writer = new ServiceRole("feature-writer", role, options);
    grant(writer, "put", canPutRecords(group), canUseDataKey(keys));
    grant(writer, "query", ...canQueryFeatures(featureStore, group));
    return { difference: group.difference };
  },
});
