import { fitsGlob, formatArn, parseArnPattern } from "@mlops/aws";

/** A kind of resource: what its ARNs have before the name. */
export interface ResourceKind {
  /** Service as ARNs have it, such as `iam`. */
  readonly service: string;
  /** What stands between account and name, such as `role/` or `secret:`. @default - any resource of the service */
  readonly prefix?: string;
}

/** A kind that no service has: what takes it in takes in the resources of every service. */
export const everyService: ResourceKind = { service: "7f3q" };

/**
 * Whether a pattern of ARNs takes in resources of a kind whatever their name: `*`, but also `arn:aws:iam::*:role/*` for
 * roles, and `arn:aws:s3:::*` for buckets and objects.
 */
export function takesInAny(pattern: string, { service, prefix = "" }: ResourceKind): boolean {
  const [partition, , region, account] = scopeOf(pattern);
  const arn = formatArn({
    partition: example(partition, "aws"),
    service,
    region: example(region, "eu-west-1"),
    account: example(account, "111122223333"),
    resource: `${prefix}some/7f3q/9x2k`,
  });
  return fitsGlob(pattern, arn);
}

/** The parts of an ARN that a pattern certainly has: in a pattern with fewer than six, a star may be several parts. */
function scopeOf(pattern: string): readonly (string | undefined)[] {
  const { partition, service, region, account, resource } = parseArnPattern(pattern) ?? {};
  const parts = [partition, service, region, account];
  const star = parts.findIndex((part) => part?.includes("*"));
  return resource !== undefined || star < 0 ? parts : parts.slice(0, star + 1);
}

/** A part of an ARN that fits the same part of a pattern; `otherwise` where the pattern has no such part. */
function example(part: string | undefined, otherwise: string): string {
  return part === undefined ? otherwise : part.replace(/[*?]/g, "0");
}
