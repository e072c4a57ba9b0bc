import { fitsGlob } from "@mlops/aws";

/** Parts of an ARN before its resource: arn, partition, service, region, account. */
const headLength = 5;

/**
 * Whether an ARN fits a pattern part by part: a wildcard stays within its part, except in the last, the resource. Parts
 * that the pattern leaves out may be anything.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export const fitsArn = (pattern: string, arn: string): boolean => arnMatcher(pattern)(arn);

/** {@link fitsArn} of a pattern that is asked for again and again. */
export function arnMatcher(pattern: string): (arn: string) => boolean {
  if (pattern === "*") return () => true;
  if (!pattern.startsWith("arn:")) return (arn) => fitsGlob(pattern, arn);
  const wanted = partsOf(pattern);
  const firstWildcard = pattern.search(/[*?]/);
  if (wanted.length > headLength && firstWildcard < 0) return (arn) => arn === pattern;
  const isPrefix = pattern.endsWith("*") && firstWildcard === pattern.length - 1;
  if (wanted.length > headLength && isPrefix) {
    const prefix = pattern.slice(0, -1);
    return (arn) => arn.startsWith(prefix);
  }
  return (arn) =>
    arn.startsWith("arn:")
      ? partsOf(arn).every((part, index) => fitsGlob(wanted[index] ?? "*", part))
      : fitsGlob(pattern, arn);
}

function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length > headLength
    ? [...parts.slice(0, headLength), parts.slice(headLength).join(":")]
    : parts;
}
