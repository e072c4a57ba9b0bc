import { fitsGlob } from "@mlops/aws";

/** Parts of an ARN before its resource: arn, partition, service, region, account. */
const headLength = 5;

/**
 * Whether an ARN fits a pattern part by part: a wildcard stays within its part, except in the last, the resource. Parts
 * that the pattern leaves out may be anything.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function fitsArn(pattern: string, arn: string): boolean {
  if (pattern === "*" || pattern === arn) return true;
  if (!pattern.startsWith("arn:") || !arn.startsWith("arn:")) return fitsGlob(pattern, arn);
  const wanted = partsOf(pattern);
  const parts = partsOf(arn);
  return parts.every((part, index) => fitsGlob(wanted[index] ?? "*", part));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return [
    ...parts.slice(0, headLength),
    ...(parts.length > headLength ? [parts.slice(headLength).join(":")] : []),
  ];
}
