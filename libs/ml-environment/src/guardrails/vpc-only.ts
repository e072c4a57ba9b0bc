import type { Input } from "@pulumi/pulumi";
import { type Conditions, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";

/** What a guard may be pinned to. */
export interface VpcOnlyScope {
  /** Subnets that work may run in; none: any subnet will do. */
  readonly allowedSubnetIds: readonly Input<string>[];
  /** Instance types, `*` for any text, whose local disks are encrypted by hardware and refuse a key. */
  readonly localStorageInstanceTypes: readonly string[];
}

/**
 * Refuses SageMaker work outside a VPC, without keys of one's own, and notebooks that are open to the internet or to
 * root. It allows nothing: attach it beside what a role is granted.
 *
 * Each action stands only under condition keys that SageMaker fills in for it (service authorization reference): a
 * key that it never fills in would refuse every request. That is why compilation jobs, which have none of these keys,
 * are left to the permissions boundary, and why schedules, which have them for inline definitions only, are judged by
 * the job definitions they name.
 */
export function vpcOnlyPolicy({ allowedSubnetIds, localStorageInstanceTypes }: VpcOnlyScope): PolicyDocument {
  return policyDocument(
    refuse("NoSubnets", inVpc, { Null: { "sagemaker:VpcSubnets": "true" } }),
    refuse("NoSecurityGroups", inVpc, { Null: { "sagemaker:VpcSecurityGroupIds": "true" } }),
    ...(allowedSubnetIds.length > 0
      ? [
          refuse("OtherSubnets", inVpc, {
            "ForAnyValue:StringNotEquals": { "sagemaker:VpcSubnets": [...allowedSubnetIds] },
          }),
        ]
      : []),
    refuse("NoVolumeKey", withVolumes, {
      // All instance types without local disks; none at all means serverless, which has no volume.
      "ForAllValues:StringNotLike": { "sagemaker:InstanceTypes": [...localStorageInstanceTypes] },
      Null: { "sagemaker:InstanceTypes": "false", ...missing("VolumeKmsKey") },
    }),
    refuse("NoVolumeKeyAtAll", ["CreateAutoMLJob", "CreateAutoMLJobV2", "CreateNotebookInstance"], {
      Null: missing("VolumeKmsKey"),
    }),
    refuse("NoOutputKey", [...autoMlJobs, ...jobs, ...jobDefinitions, "CreateTransformJob"], {
      Null: missing("OutputKmsKey"),
    }),
    ...notebooks,
    refuse("NoInternetDomain", ["CreateDomain"], {
      StringNotEquals: { "sagemaker:AppNetworkAccessType": "VpcOnly" },
    }),
    refuse("NoDomainToInternet", ["UpdateDomain"], {
      StringEquals: { "sagemaker:AppNetworkAccessType": "PublicInternetOnly" },
    }),
  );
}

const autoMlJobs = ["CreateAutoMLJob", "CreateAutoMLJobV2"];
const jobs = ["CreateHyperParameterTuningJob", "CreateProcessingJob", "CreateTrainingJob"];
const jobDefinitions = [
  "CreateDataQualityJobDefinition",
  "CreateModelBiasJobDefinition",
  "CreateModelExplainabilityJobDefinition",
  "CreateModelQualityJobDefinition",
];
const inVpc = [...autoMlJobs, ...jobs, ...jobDefinitions, "CreateModel", "CreateNotebookInstance"];
const withVolumes = [...jobs, ...jobDefinitions, "CreateEndpointConfig", "CreateTransformJob"];

/** What is absent from a creation counts as SageMaker's default, which is the open one: hence "not equals". */
const notebooks: PolicyStatement[] = [
  refuse("NoInternetNotebook", ["CreateNotebookInstance"], {
    StringNotEquals: { "sagemaker:DirectInternetAccess": "Disabled" },
  }),
  refuse("NoRootNotebook", ["CreateNotebookInstance"], {
    StringNotEquals: { "sagemaker:RootAccess": "Disabled" },
  }),
  refuse("NoRootLater", ["UpdateNotebookInstance"], { StringEquals: { "sagemaker:RootAccess": "Enabled" } }),
  refuse("NoOldMetadataNotebook", ["CreateNotebookInstance"], {
    StringNotEquals: { "sagemaker:MinimumInstanceMetadataServiceVersion": "2" },
  }),
];

/** SageMaker renamed its condition keys for KMS and keeps the old ones; whichever it fills in counts. */
function missing(key: "VolumeKmsKey" | "OutputKmsKey"): Record<string, string> {
  return { [`sagemaker:${key}`]: "true", [`sagemaker:${key}Arn`]: "true" };
}

function refuse(sid: string, operations: readonly string[], condition: Conditions): PolicyStatement {
  const actions = operations.map((operation) => `sagemaker:${operation}`).sort();
  return { Sid: sid, Effect: "Deny", Action: actions, Resource: ["*"], Condition: condition };
}
