import type { Input } from "@pulumi/pulumi";
import { type Conditions, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";

/** What the VPC-only policy depends on. */
export interface VpcOnlyScope {
  /** Subnets that SageMaker may use. An empty list allows any subnet. */
  readonly allowedSubnetIds: readonly Input<string>[];
  /** Instance types, `*` for any text, whose local disks are encrypted by hardware and refuse a key. */
  readonly localStorageInstanceTypes: readonly string[];
}

/**
 * Denies SageMaker jobs, models and notebooks outside a VPC or without customer-managed keys, and notebooks with
 * internet or root access. It allows nothing: attach it beside what a role is granted.
 *
 * Each action is denied only by condition keys that SageMaker fills in for it (service authorization reference): a
 * key that it never fills in would deny every request. So compilation jobs, which have none of these keys, are left to
 * the permissions boundary; and for schedules, which have them for inline definitions only, the job definitions that
 * they name are checked.
 */
export function vpcOnlyPolicy({ allowedSubnetIds, localStorageInstanceTypes }: VpcOnlyScope): PolicyDocument {
  return policyDocument(
    deny("NoSubnets", inVpc, { Null: { "sagemaker:VpcSubnets": "true" } }),
    deny("NoSecurityGroups", inVpc, { Null: { "sagemaker:VpcSecurityGroupIds": "true" } }),
    ...(allowedSubnetIds.length > 0
      ? [
          deny("OtherSubnets", inVpc, {
            "ForAnyValue:StringNotEquals": { "sagemaker:VpcSubnets": [...allowedSubnetIds] },
          }),
        ]
      : []),
    deny("NoVolumeKey", withVolumes, {
      // Instance types, none of which has local disks. Without instance types it is serverless: there is no volume.
      "ForAllValues:StringNotLike": { "sagemaker:InstanceTypes": [...localStorageInstanceTypes] },
      Null: { "sagemaker:InstanceTypes": "false", ...missing("VolumeKmsKey") },
    }),
    deny("NoVolumeKeyAtAll", ["CreateAutoMLJob", "CreateAutoMLJobV2", "CreateNotebookInstance"], {
      Null: missing("VolumeKmsKey"),
    }),
    deny("NoOutputKey", [...autoMlJobs, ...jobs, ...jobDefinitions, "CreateTransformJob"], {
      Null: missing("OutputKmsKey"),
    }),
    ...notebooks,
    deny("NoInternetDomain", ["CreateDomain"], {
      StringNotEquals: { "sagemaker:AppNetworkAccessType": "VpcOnly" },
    }),
    deny("NoDomainToInternet", ["UpdateDomain"], {
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

/** An absent key is SageMaker's default, which allows access: hence "not equals". */
const notebooks: PolicyStatement[] = [
  deny("NoInternetNotebook", ["CreateNotebookInstance"], {
    StringNotEquals: { "sagemaker:DirectInternetAccess": "Disabled" },
  }),
  deny("NoRootNotebook", ["CreateNotebookInstance"], {
    StringNotEquals: { "sagemaker:RootAccess": "Disabled" },
  }),
  deny("NoRootLater", ["UpdateNotebookInstance"], { StringEquals: { "sagemaker:RootAccess": "Enabled" } }),
  deny("NoOldMetadataNotebook", ["CreateNotebookInstance"], {
    StringNotEquals: { "sagemaker:MinimumInstanceMetadataServiceVersion": "2" },
  }),
];

/** SageMaker renamed its condition keys for KMS and keeps the old ones; a request may fill in either. */
function missing(key: "VolumeKmsKey" | "OutputKmsKey"): Record<string, string> {
  return { [`sagemaker:${key}`]: "true", [`sagemaker:${key}Arn`]: "true" };
}

function deny(sid: string, operations: readonly string[], condition: Conditions): PolicyStatement {
  const actions = operations.map((operation) => `sagemaker:${operation}`).sort();
  return { Sid: sid, Effect: "Deny", Action: actions, Resource: ["*"], Condition: condition };
}
