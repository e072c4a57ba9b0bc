import { type Asked, type Operations } from "../../testing/pretend-aws.ts";
import { published } from "../../testing/run-command.ts";

/** Physical name of the group `reviews`. */
export const groupName = "mlops-platform-dev-features-reviews-33445566";

/** Definitions of the group `reviews`, as the stack file of dev declares them. */
export const definitions = [
  { FeatureName: "review_id", FeatureType: "String" },
  { FeatureName: "written_at", FeatureType: "String" },
  { FeatureName: "text", FeatureType: "String" },
  { FeatureName: "stars", FeatureType: "Integral" },
  { FeatureName: "label", FeatureType: "String" },
];

const reviews = [
  ["r1", "2026-11-01T08:00:00Z", "Great, and it came early", "5", "positive"],
  ["r2", "2026-11-02T09:30:00Z", "Broken", "1", "negative"],
];

const recordOf = (values: readonly string[], names: readonly string[] | undefined) =>
  definitions.flatMap(({ FeatureName }, index) =>
    names === undefined || names.includes(FeatureName) ? [{ FeatureName, ValueAsString: values[index] }] : [],
  );

const names = ["review_id", "stars", "label"];
const rows = [names, ["r1", "5", "positive"], ["r2", "1", undefined]].map((cells) => ({
  Data: cells.map((VarCharValue) => ({ VarCharValue })),
}));

/** What dev has of the feature store: a group with two records, and a prepared statement. */
export const featureAccount = (): Operations => ({
  ...published("platform.dev", {
    "feature-group/reviews/feature-group-name": groupName,
    "feature-group/reviews/feature-group-arn": `arn:aws:sagemaker:eu-west-1:111122223333:feature-group/${groupName}`,
    "feature-group/reviews/table-name": "reviews",
    "feature-store/database-name": "mlops_platform_dev_features_d1e2f3a4",
    "feature-store/workgroup-name": "mlops-platform-dev-features-d1e2f3a4",
  }),
  DescribeFeatureGroup: {
    FeatureGroupName: groupName,
    RecordIdentifierFeatureName: "review_id",
    EventTimeFeatureName: "written_at",
    FeatureDefinitions: definitions,
  },
  [`PUT /FeatureGroup/${groupName}`]: {},
  "POST /BatchGetRecord": ({ input }: Asked) => {
    const [{ RecordIdentifiersValueAsString: ids = [], FeatureNames } = {}] = input["Identifiers"] as {
      RecordIdentifiersValueAsString?: string[];
      FeatureNames?: string[];
    }[];
    return {
      Records: reviews
        .filter(([id = ""]) => ids.includes(id))
        .map((values) => ({
          FeatureGroupName: groupName,
          RecordIdentifierValueAsString: values[0],
          Record: recordOf(values, FeatureNames),
        })),
      Errors: [],
      UnprocessedIdentifiers: [],
    };
  },
  GetPreparedStatement: { PreparedStatement: { StatementName: "labelled_reviews" } },
  StartQueryExecution: { QueryExecutionId: "b8f1c2d4-0000-4000-8000-000000000001" },
  GetQueryExecution: {
    QueryExecution: { Status: { State: "SUCCEEDED" }, Statistics: { DataScannedInBytes: 48_300_000 } },
  },
  GetQueryResults: {
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: names.map((Name) => ({ Name, Type: "varchar" })) },
      Rows: rows,
    },
  },
});
