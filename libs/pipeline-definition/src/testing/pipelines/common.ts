/** What the pipelines of fixtures/write_definitions.py have in common. */
export const bucket = "ml-data";
export const data = `s3://${bucket}/abalone`;
export const role = "arn:aws:iam::111122223333:role/pipeline-jobs";
export const key = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555";
export const registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
export const xgboost = `${registry}/xgboost:1.7-1`;
export const ownTraining = `${registry}/own-training:4`;

/** An output of a processing job, as the Python SDK writes one. */
export function output<const Name extends string, const Uri>(name: Name, uri: Uri, localPath: string) {
  return {
    OutputName: name,
    AppManaged: false,
    S3Output: { S3Uri: uri, LocalPath: localPath, S3UploadMode: "EndOfJob" },
  } as const;
}

/** An input of a processing job, as the Python SDK writes one. */
export function input<const Uri>(name: string, uri: Uri, localPath: string) {
  return {
    InputName: name,
    AppManaged: false,
    S3Input: {
      S3Uri: uri,
      LocalPath: localPath,
      S3DataType: "S3Prefix",
      S3InputMode: "File",
      S3DataDistributionType: "FullyReplicated",
      S3CompressionType: "None",
    },
  } as const;
}

/** A channel of a training job, as the Python SDK writes one. */
export function channel<const Uri>(name: string, uri: Uri) {
  const source = { S3DataType: "S3Prefix", S3Uri: uri, S3DataDistributionType: "FullyReplicated" } as const;
  return { ChannelName: name, DataSource: { S3DataSource: source } } as const;
}

/** A channel of CSV files. */
export function csvChannel<const Uri>(name: string, uri: Uri) {
  return { ...channel(name, uri), ContentType: "text/csv" } as const;
}

/** What a metric or baseline was computed from. */
export function jsonFile<const Uri>(uri: Uri) {
  return { ContentType: "application/json", S3Uri: uri } as const;
}

/** The step that the Python SDK makes of `ModelStep(…, step_args=model.create())` with this container. */
export const abaloneModel = {
  ExecutionRoleArn: role,
  PrimaryContainer: { Image: xgboost, Environment: {}, ModelDataUrl: `${data}/model/model.tar.gz` },
} as const;
