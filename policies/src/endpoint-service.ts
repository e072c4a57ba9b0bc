import type { Property } from "./property.ts";

/**
 * Short name of the AWS service behind a VPC endpoint: what follows the region, whatever the prefix of the partition
 * (`com.amazonaws.eu-west-1.sagemaker.api`, `cn.com.amazonaws.cn-north-1.sts`, `aws.sagemaker.eu-west-1.studio`).
 * An endpoint with a validated module (`kms-fips`) serves the same.
 */
export function endpointService(serviceName: Property): string | undefined {
  const [, service] =
    /\.[a-z]{2,}(?:-[a-z]+)+-\d+\.(?!vpce-svc-)(.+)$/.exec(serviceName.text?.trim() ?? "") ?? [];
  return service?.replace(/-fips$/, "");
}
