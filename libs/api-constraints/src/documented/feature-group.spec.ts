import { ABSENT, UNKNOWN } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

describeRefusalsOf("aws:sagemaker/featureGroup:FeatureGroup", {
  "wants none of the store's own names": {
    change: { "featureDefinitions.2.featureName": "write_time" },
    problems: [
      'featureDefinitions[2].featureName: got "write_time"; allowed is any name but is_deleted, write_time, api_invocation_time',
    ],
  },
  "wants the identifier and the event time among the features": {
    change: { recordIdentifierFeatureName: "id", eventTimeFeatureName: "time" },
    problems: [
      'recordIdentifierFeatureName: got "id"; allowed is the name of one of the features',
      'eventTimeFeatureName: got "time"; allowed is the name of one of the features',
    ],
  },
  "takes an identifier that may be one of the features": {
    change: { recordIdentifierFeatureName: "id", "featureDefinitions.0.featureName": UNKNOWN },
    problems: [],
  },
  "wants an event time that can tell a time": {
    change: { "featureDefinitions.1.featureType": "Integral" },
    problems: [
      'featureDefinitions[1].featureType: got "Integral"; allowed is "String" or "Fractional" for the event time',
    ],
  },
  "wants a store": {
    change: { onlineStoreConfig: ABSENT, offlineStoreConfig: ABSENT },
    problems: ["onlineStoreConfig: got nothing; one of onlineStoreConfig and offlineStoreConfig is required"],
  },
  "wants units for throughput that is provisioned": {
    change: { "throughputConfig.provisionedWriteCapacityUnits": ABSENT },
    problems: [
      'throughputConfig.provisionedWriteCapacityUnits: got nothing; it is required when throughputMode is "Provisioned"',
    ],
  },
  "wants no units for throughput on demand": {
    change: { "throughputConfig.throughputMode": "OnDemand" },
    problems: [
      'throughputConfig.provisionedReadCapacityUnits: got 10; allowed is nothing when throughputMode is "OnDemand"',
      'throughputConfig.provisionedWriteCapacityUnits: got 5; allowed is nothing when throughputMode is "OnDemand"',
    ],
  },
  "wants no provisioned throughput in memory": {
    change: { "onlineStoreConfig.storageType": "InMemory" },
    problems: [
      'onlineStoreConfig.storageType: got "InMemory"; allowed is "Standard" for provisioned throughput',
    ],
  },
});
