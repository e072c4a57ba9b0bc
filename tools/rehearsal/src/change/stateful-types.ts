import type { RehearsalFinding } from "../finding.ts";

/** Data that a resource holds. */
export interface HeldData {
  /** What is lost with it. */
  readonly what: string;
  /** How bad that is. */
  readonly severity: RehearsalFinding["severity"];
}

/** What cannot be had back. */
const precious: Readonly<Record<string, string>> = {
  "aws:codeartifact/domain:Domain": "its packages",
  "aws:codeartifact/repository:Repository": "its packages",
  "aws:cognito/userPool:UserPool": "its users",
  "aws:dynamodb/table:Table": "its items",
  "aws:ecr/repository:Repository": "its images",
  "aws:efs/fileSystem:FileSystem": "its files",
  "aws:glue/catalogDatabase:CatalogDatabase": "its tables",
  "aws:glue/catalogTable:CatalogTable": "its columns and partitions",
  "aws:kms/key:Key": "all that is encrypted with it",
  "aws:s3/bucket:Bucket": "its objects",
  "aws:sagemaker/domain:Domain": "its profiles and spaces",
  "aws:sagemaker/featureGroup:FeatureGroup": "the records of its online store",
  "aws:sagemaker/mlflowApp:MlflowApp": "its experiments",
  "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer": "its experiments",
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": "its model versions",
  "aws:sagemaker/notebookInstance:NotebookInstance": "the files on its volume",
  "aws:sagemaker/space:Space": "the files on its volume",
  "aws:sagemaker/userProfile:UserProfile": "its spaces and apps",
};

/** What is of use for a while, and comes anew. */
const passing: Readonly<Record<string, string>> = {
  "aws:athena/workgroup:Workgroup": "its query history",
  "aws:cloudwatch/logGroup:LogGroup": "its log events",
  "aws:ec2/instance:Instance": "what is on its root volume",
  "aws:sqs/queue:Queue": "the messages in it",
};

/** What is lost with a resource of this type; nothing if it holds no data. */
export function heldBy(type: string): HeldData | undefined {
  const what = precious[type];
  if (what !== undefined) return { what, severity: "error" };
  const lost = passing[type];
  return lost === undefined ? undefined : { what: lost, severity: "warning" };
}
