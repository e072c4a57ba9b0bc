import type { KeyValues } from "../../need.ts";
import type { JobRequest } from "../../pipeline/job-requests.ts";

/** Actions for which SageMaker tells what a request says of its VPC and of its keys. */
const jobActions = /^sagemaker:Create(?:HyperParameterTuning|Processing|Training)Job$/;

/**
 * What a request for a job tells about itself by condition keys, where its definition says all of it: what policies deny
 * that ask for a VPC or for keys.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function requestKeys(action: string, [request, ...others]: readonly JobRequest[]): KeyValues {
  if (!request || others.length > 0 || !jobActions.test(action)) return {};
  const { subnets, volumeKeys, outputKeys } = request;
  if ([...subnets, ...volumeKeys, ...outputKeys].some((text) => text.includes("*"))) return {};
  return {
    "sagemaker:VpcSubnets": subnets,
    ...keysOfKey("VolumeKmsKey", volumeKeys),
    ...keysOfKey("OutputKmsKey", outputKeys),
  };
}

/** SageMaker renamed these keys and keeps the old ones. What they say of a key that a request names by its id is open. */
const keysOfKey = (name: string, arns: readonly string[]): KeyValues =>
  arns.every((arn) => arn.startsWith("arn:"))
    ? { [`sagemaker:${name}`]: arns, [`sagemaker:${name}Arn`]: arns }
    : {};
