import { reservedFeatureNames } from "@mlops/aws";
import type { Given } from "../given.ts";
import { type Problem, quoted } from "../problem.ts";
import { type Limit, atLeastOne, nameOf, refused } from "./limit.ts";

/** API reference, FeatureDefinition, FeatureName: three names are the store's own. */
export const unreservedFeatureNames: Limit = (input) =>
  input.at("FeatureDefinitions").elements.flatMap((definition) => {
    const name = definition.at("FeatureName");
    return reservedFeatureNames.some((one) => name.is(one))
      ? refused(name, `allowed is any name but ${reservedFeatureNames.join(", ")}`)
      : [];
  });

/** API reference, CreateFeatureGroup, RecordIdentifierFeatureName: one of the features. */
export const identifierIsAFeature: Limit = (input) => isAFeature(input, "RecordIdentifierFeatureName");

/** API reference, CreateFeatureGroup, EventTimeFeatureName: one of the features. */
export const eventTimeIsAFeature: Limit = (input) => isAFeature(input, "EventTimeFeatureName");

/** API reference, CreateFeatureGroup, EventTimeFeatureName: a text or a fractional number. */
export const eventTimeType: Limit = (input) => {
  const name = input.at("EventTimeFeatureName").text;
  if (name === undefined) return [];
  return input.at("FeatureDefinitions").elements.flatMap((definition) => {
    const type = definition.at("FeatureType");
    const isWrong = definition.at("FeatureName").is(name) && type.is("Integral");
    return isWrong ? refused(type, 'allowed is "String" or "Fractional" for the event time') : [];
  });
};

/** API reference, CreateFeatureGroup: at least one store. */
export const oneStore: Limit = (input) => atLeastOne(input, "OnlineStoreConfig", "OfflineStoreConfig");

/** API reference, ThroughputConfig: units are for provisioned throughput, which says how many it writes. */
export const throughputUnits: Limit = (input) => {
  const throughput = input.at("ThroughputConfig");
  const units = ["ProvisionedReadCapacityUnits", "ProvisionedWriteCapacityUnits"].map((one) =>
    throughput.at(one),
  );
  const mode = throughput.at("ThroughputMode");
  if (mode.is("OnDemand")) {
    const given = units.filter((one) => one.isKnown);
    return given.flatMap((one) => refused(one, `allowed is nothing when ${nameOf(mode)} is "OnDemand"`));
  }
  const writes = throughput.at("ProvisionedWriteCapacityUnits");
  const isMissing = mode.is("Provisioned") && writes.isAbsent;
  return isMissing ? refused(writes, `it is required when ${nameOf(mode)} is "Provisioned"`) : [];
};

/** API reference, ThroughputConfig: an online store that is provisioned is of the standard tier. */
export const provisionedTier: Limit = (input) => {
  const tier = input.at("OnlineStoreConfig.StorageType");
  const isWrong = input.at("ThroughputConfig.ThroughputMode").is("Provisioned") && tier.is("InMemory");
  return isWrong ? refused(tier, 'allowed is "Standard" for provisioned throughput') : [];
};

function isAFeature(input: Given, member: string): readonly Problem[] {
  const [wanted, definitions] = [input.at(member), input.at("FeatureDefinitions")];
  if (wanted.text === undefined || definitions.content.kind !== "list") return [];
  const names = definitions.elements.map((definition) => definition.at("FeatureName"));
  const mayBeThere = names.some((name) => name.content.kind === "unknown" || name.is(wanted.text ?? ""));
  return mayBeThere ? [] : refused(wanted, "allowed is the name of one of the features", quoted(wanted.text));
}
