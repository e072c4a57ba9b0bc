import { type FeatureRecord, featureValues } from "./feature-record.ts";
import { defineFeatures } from "./feature-schema.ts";

const customers = defineFeatures({
  recordIdentifier: "customer-id",
  eventTime: "updated-at",
  features: {
    "customer-id": "String",
    "updated-at": "String",
    visits: "Integral",
    score: "Fractional",
    tags: { set: "String" },
    face: { vector: 2 },
  },
});
const record: FeatureRecord<typeof customers> = {
  "customer-id": "c-1",
  "updated-at": "2026-01-05T08:00:00Z",
  visits: 0,
  tags: ["a", "b"],
  face: [0.5, 1],
};

test("a record becomes the values that PutRecord takes, in the order of the features", () => {
  expect(featureValues(customers, record)).toEqual([
    { FeatureName: "customer-id", ValueAsString: "c-1" },
    { FeatureName: "updated-at", ValueAsString: "2026-01-05T08:00:00Z" },
    { FeatureName: "visits", ValueAsString: "0" },
    { FeatureName: "tags", ValueAsStringList: ["a", "b"] },
    { FeatureName: "face", ValueAsStringList: ["0.5", "1"] },
  ]);
});

test("everything that is wrong with a record is named at once", () => {
  // What comes from outside need not be what the compiler thinks.
  const wrong: unknown = {
    "updated-at": "yesterday",
    visits: 1.5,
    score: NaN,
    tags: ["a", 1],
    face: [1],
    age: 3,
  };
  expect(() => featureValues(customers, wrong as typeof record)).toThrow(
    [
      "the record cannot be put:",
      "age: got 3; expected a feature of the group",
      "customer-id: got nothing; expected a value in every record",
      "visits: got 1.5; expected a whole number",
      "score: got NaN; expected a number",
      "tags[1]: got 1; expected a text",
      "face: got [1]; expected a list of 2 elements",
      'updated-at: got "yesterday"; expected a time such as "2026-01-05T08:00:00Z"',
    ].join("\n  - "),
  );
});

test("wrong features and records do not compile", () => {
  const refused = [
    () =>
      defineFeatures({
        // @ts-expect-error no feature
        recordIdentifier: "id",
        eventTime: "at",
        features: { key: "String", at: "Fractional" },
      }),
    () =>
      defineFeatures({
        // @ts-expect-error a collection identifies nothing
        recordIdentifier: "key",
        eventTime: "at",
        features: { key: { list: "String" }, at: "Fractional" },
      }),
    () =>
      defineFeatures({
        recordIdentifier: "key",
        // @ts-expect-error a whole number is no time
        eventTime: "at",
        features: { key: "String", at: "Integral" },
      }),
    // @ts-expect-error without its event time
    (): FeatureRecord<typeof customers> => ({ "customer-id": "c-1" }),
    // @ts-expect-error a text for a number
    (): FeatureRecord<typeof customers> => ({ ...record, visits: "many" }),
    // @ts-expect-error a number among texts
    (): FeatureRecord<typeof customers> => ({ ...record, tags: [1] }),
    // @ts-expect-error no feature
    (): FeatureRecord<typeof customers> => ({ ...record, age: 3 }),
  ];
  expect(refused).toHaveLength(7);
});
