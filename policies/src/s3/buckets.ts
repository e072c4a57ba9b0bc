import { type Certainty, allOf, anyOf } from "../resource/certainty.ts";
import type { Property } from "@mlops/api-constraints/property";
import { refersTo } from "../resource/reference.ts";
import { type Target, relation } from "../resource/relation.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { s3 } from "../resource/resource-types.ts";

/** The types of buckets. */
export const bucketTypes: readonly string[] = [s3.bucket, s3.bucketV2];

/** What a bucket goes by. */
export function bucketTarget(bucket: StackResource): Target {
  const names = ["bucket", "id"].map((name) => bucket.props.at(name));
  return { resources: [bucket], types: bucketTypes, names };
}

/** Whether a resource with a property `bucket` is about `bucket`. */
export function isPartOf(part: StackResource, bucket: StackResource): Certainty {
  return relation(part, "bucket", bucketTarget(bucket));
}

/** The buckets of a stack that certainly have no resource of one of these types. */
export function bucketsWithout({ ofType }: Stack, ...partTypes: readonly string[]): readonly StackResource[] {
  const parts = ofType(...partTypes);
  return ofType(...bucketTypes).filter((bucket) => parts.every((part) => isPartOf(part, bucket) === "no"));
}

/**
 * A part of a bucket that is set on the bucket itself, as older programs do: `versioning` of a `Bucket`, and each of the
 * `versionings` of a `BucketV2`.
 */
export function inlineParts({ props }: StackResource, name: string): readonly Property[] {
  const list = props.at(`${name}s`);
  const parts = list.elements.length > 0 ? list.elements : [list];
  return [props.at(name), ...parts].filter(({ isMissing }) => !isMissing);
}

/** Whether a bucket takes other buckets' access logs: another one names it, or its ACL lets S3 write logs. */
export function takesAccessLogs(stack: Stack, bucket: StackResource): Certainty {
  const target = bucketTarget(bucket);
  const separate = stack.ofType(s3.logging, s3.loggingV2).map((one) => relation(one, "targetBucket", target));
  const inline = inlineLoggings(stack).map(({ logging, sources }) =>
    refersTo(logging.at("targetBucket"), sources, target),
  );
  return anyOf([...separate, ...inline, letsLogsBeWritten(stack, bucket)]);
}

/** Whether the canned ACL of a bucket is that for buckets that take access logs. */
function letsLogsBeWritten({ ofType }: Stack, bucket: StackResource): Certainty {
  const isForLogs = (acl: Property): Certainty => {
    if (acl.isUnknown) return "maybe";
    return acl.is("log-delivery-write") ? "yes" : "no";
  };
  const separate = ofType(s3.acl, s3.aclV2).map((one) =>
    allOf([isPartOf(one, bucket), isForLogs(one.props.at("acl"))]),
  );
  return anyOf([isForLogs(bucket.props.at("acl")), ...separate]);
}

interface InlineLogging {
  readonly logging: Property;
  /** What its values came from. */
  readonly sources: readonly StackResource[];
}

/** Asked for each bucket, found once for each stack. */
const inlineLoggingsOf = new WeakMap<Stack, readonly InlineLogging[]>();

function inlineLoggings(stack: Stack): readonly InlineLogging[] {
  const known = inlineLoggingsOf.get(stack);
  if (known) return known;
  const found = stack.ofType(...bucketTypes).flatMap((bucket) =>
    inlineParts(bucket, "logging").map((logging) => ({
      logging,
      sources: ["logging", "loggings"].flatMap((property) => bucket.dependenciesOf(property)),
    })),
  );
  inlineLoggingsOf.set(stack, found);
  return found;
}
