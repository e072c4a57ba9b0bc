import { platformOutputs } from "@mlops/contracts/testing";
import { type EnvironmentName, awsEnvironment } from "@mlops/core";
import { type Cloud, pretendCloud, stackFileValues } from "@mlops/testing";
import delivery from "../index.ts";

/** The accounts of the shipped stacks. */
export const accounts = {
  dev: "111122223333",
  qa: "222233334444",
  prod: "333344445555",
  shared: "444455556666",
} as const;

/** The shipped stack of an environment, beside deployed stacks of the account, the platform and the product. */
export function deployedDelivery(environment: EnvironmentName): Promise<Cloud> {
  const place = (app: string) =>
    awsEnvironment({ app, name: environment, account: accounts[environment], region: "eu-west-1" });
  const platform = place("platform");
  const arn = `arn:aws:sagemaker:eu-west-1:${accounts[environment]}`;
  return pretendCloud(() => delivery.run({ app: "delivery", environment }), {
    stack: `delivery.${environment}`,
    config: stackFileValues({ app: "delivery", environment }),
    references: {
      [`account.${environment}`]: platformOutputs(place("account")),
      [`platform.${environment}`]: {
        ...platformOutputs(platform),
        "feature-store": {
          environment: { ...platform },
          databaseName: "features",
          workgroupName: "features",
          bucketName: "data-bucket",
          offlineRoleArn: "arn:aws:iam::111122223333:role/mlops/offline",
        },
        "feature-group-reviews": {
          environment: { ...platform },
          featureGroupName: "reviews",
          featureGroupArn: `${arn}:feature-group/reviews`,
          tableName: "reviews",
        },
      },
      [`sentiment.${environment}`]: {
        pipeline: {
          environment: { ...place("sentiment") },
          pipelineName: "training",
          pipelineArn: `${arn}:pipeline/training`,
        },
      },
    },
  });
}
