import { raw } from "../../testing/pretend-aws.ts";
import type { Scene } from "../../testing/scene.ts";
import { arnOf, groupName, registryNames, registryWorkspace } from "./registry.ts";

const bucket = "mlops-platform-dev-ml-data-7c284937";
const account = "arn:aws:sagemaker:eu-west-1:111122223333";
const jobOf = (version: number) => `pipelines-a1b2c3d4e5${version}-Train-0Xb7RcQ9aL`;

/** What is known of a version: accuracy and F1, when it was made, and what was decided. */
const versions: Readonly<Record<number, readonly [number, number, string, string, string?]>> = {
  11: [0.7631, 0.7204, "2026-10-29T09:12:00Z", "Approved", "the first one that beats the rules"],
  12: [0.7786, 0.7415, "2026-11-12T09:40:00Z", "Approved", "better on negations, bias report read"],
  13: [0.7843, 0.7392, "2026-11-20T16:05:00Z", "PendingManualApproval"],
};

const approver =
  "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_MLOps_1a2b3c4d5e6f7081/ada@example.com";
const seconds = (at: string) => Date.parse(at) / 1_000;
const numberIn = (input: unknown) => Number(String(input).split("/").at(-1));

function described(version: number) {
  const [, , created, approval, reason] = versions[version] ?? [0, 0, "2026-11-20T16:05:00Z", "Approved"];
  return {
    ModelPackageArn: arnOf(version),
    ModelPackageVersion: version,
    ModelPackageStatus: "Completed",
    CreationTime: seconds(created),
    ModelApprovalStatus: approval,
    ...(reason !== undefined && { ApprovalDescription: `${created} ${approval} by ${approver}: ${reason}` }),
    InferenceSpecification: {
      Containers: [
        {
          Image: "763104351884.dkr.ecr.eu-west-1.amazonaws.com/tensorflow-inference:2.19.0-cpu",
          ModelDataUrl: `s3://mlops-platform-dev-ml-artifacts-f84c7ddd/models/sentiment/a1b2c3d4e5${version}/${jobOf(version)}/output/model.tar.gz`,
        },
      ],
    },
    MetadataProperties: {
      GeneratedBy: `${account}:pipeline/mlops-sentiment-dev-training-ecb6aad4/execution/a1b2c3d4e5${version}`,
    },
    CustomerMetadataProperties: { TrainingReason: "drift in prod, told by mlops-sentiment-prod-drift" },
    ModelMetrics: {
      ModelQuality: {
        Statistics: {
          ContentType: "application/json",
          S3Uri: `s3://${bucket}/pipelines/training/a1b2c3d4e5${version}/baselines/model-quality/statistics.json`,
        },
      },
    },
  };
}

function quality(version: number) {
  const [accuracy = 0, f1 = 0] = versions[version] ?? [];
  const measured = (value: number) => ({ value, standard_deviation: 0.014 });
  return raw(
    JSON.stringify({
      multiclass_classification_metrics: {
        accuracy: measured(accuracy),
        weighted_f1: measured(f1),
        weighted_recall: measured(accuracy),
        accuracy_best_constant_classifier: measured(0.4012),
      },
    }),
    "application/json",
  );
}

/** Versions of sentiment in dev's registry: two that are approved, and a new one. */
export const modelsScene: Scene = {
  get root() {
    return registryWorkspace();
  },
  operations: () => ({
    ...registryNames,
    ListModelPackages: {
      ModelPackageSummaryList: Object.keys(versions).map((version) => ({
        ModelPackageGroupName: groupName,
        ModelPackageVersion: Number(version),
        ModelPackageArn: arnOf(Number(version)),
        ModelPackageStatus: "Completed",
        CreationTime: 0,
      })),
    },
    DescribeModelPackage: ({ input }) => described(numberIn(input["ModelPackageName"])),
    UpdateModelPackage: ({ input }) => ({ ModelPackageArn: input["ModelPackageArn"] }),
    DescribeTrainingJob: {
      HyperParameters: { epochs: "12", learning_rate: "0.01", batch_size: "32" },
      InputDataConfig: ["train", "validation"].map((ChannelName) => ({
        ChannelName,
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: `s3://${bucket}/pipelines/training/a1b2c3d4e513/${ChannelName}`,
          },
        },
      })),
    },
    ...Object.fromEntries(
      Object.keys(versions).map((version) => [`GET */a1b2c3d4e5${version}/*`, quality(Number(version))]),
    ),
  }),
};
