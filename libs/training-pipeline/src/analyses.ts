import { createHash } from "node:crypto";
import { type Output, type Resource, interpolate } from "@pulumi/pulumi";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import type { KeysRef, MlEnvironmentRef } from "@mlops/contracts";
import { canonicalJson } from "@mlops/core";
import type { Analyses } from "./analyses-settings.ts";
import type { TrainingPipelineSettings } from "./training-pipeline-settings.ts";

/** The model that Clarify asks: the step that checks says which one. */
function predictor({ answer }: Analyses, instanceType: string) {
  return {
    instance_type: instanceType,
    initial_instance_count: 1,
    content_type: "text/csv",
    accept_type: "text/csv",
    label: answer.label,
    probability: answer.probabilities,
    label_headers: answer.labelHeaders,
  };
}

const report = { name: "report", title: "Analysis report" };

/**
 * Clarify's configurations of the baselines, by what they are of.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html
 */
export function analysisConfigurations({ analyses, serving }: TrainingPipelineSettings) {
  const { label, bias, attributions } = analyses;
  const [instanceType = ""] = serving.instanceTypes;
  const { baseline, samples, text } = attributions;
  const data = {
    version: "1.0",
    dataset_type: "text/csv",
    label,
    predictor: predictor(analyses, instanceType),
  };
  return {
    bias: {
      ...data,
      label_values_or_threshold: bias.positive,
      facet: Object.entries(bias.facets).map(([name, values]) => ({
        name_or_index: name,
        value_or_threshold: values,
      })),
      ...(bias.excluded.length > 0 && { excluded_columns: bias.excluded }),
      methods: { report, post_training_bias: { methods: "all" } },
    },
    attributions: {
      ...data,
      methods: {
        report,
        shap: {
          baseline,
          num_samples: samples,
          agg_method: "mean_abs",
          use_logit: false,
          save_local_shap_values: false,
          ...(text && { text_config: text }),
        },
      },
    },
  };
}

/** Where configurations are kept. */
interface Place {
  readonly keys: KeysRef;
  readonly mlEnvironment: MlEnvironmentRef;
}

/**
 * Stores a configuration in the bucket of artifacts, under a key with its content's hash: executions that have begun keep
 * what they began with.
 * @returns its S3 URI
 */
export function storedAnalysis(
  name: string,
  folder: string,
  configuration: object,
  { keys, mlEnvironment }: Place,
  parent: Resource,
): Output<string> {
  const content = canonicalJson(configuration);
  const hash = content.apply((text) => createHash("sha256").update(text).digest("hex").slice(0, 16));
  const stored = new BucketObjectv2(
    name,
    {
      bucket: mlEnvironment.artifactBucketName,
      key: interpolate`training/analyses/${folder}/${hash}/analysis_config.json`,
      content,
      contentType: "application/json",
      serverSideEncryption: "aws:kms",
      kmsKeyId: keys.dataKeyArn,
      bucketKeyEnabled: true,
    },
    { parent, retainOnDelete: true },
  );
  return interpolate`s3://${stored.bucket}/${stored.key}`;
}
