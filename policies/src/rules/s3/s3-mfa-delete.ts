import { bucketsWithout, inlineParts, isPartOf } from "../../s3-buckets.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Stack, StackResource } from "../../resource.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3MfaDelete = stackRule("s3-mfa-delete", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.versioning, s3.versioningV2)) {
      const property = resource.props.at("versioningConfiguration.mfaDelete");
      if (property.isNot("Enabled") && !mayHaveLifecycle(stack, resource)) report({ resource, property });
    }
    for (const resource of bucketsWithout(stack, s3.versioning, s3.versioningV2)) {
      const switches = inlineParts(resource, "versioning").map((versioning) => versioning.at("mfaDelete"));
      const isOff = (one: Property) => one.isNot(true, "Enabled");
      if (switches.every(isOff) && hasNoLifecycle(stack, resource)) report({ resource });
    }
  },
});

/** S3 takes no second factor for a bucket with a lifecycle: a lifecycle has none to show. */
function mayHaveLifecycle(stack: Stack, versioning: StackResource): boolean {
  const buckets = stack.ofType(s3.bucket, s3.bucketV2);
  return buckets.some((bucket) => isPartOf(versioning, bucket) !== "no" && !hasNoLifecycle(stack, bucket));
}

function hasNoLifecycle(stack: Stack, bucket: StackResource): boolean {
  const without = bucketsWithout(stack, s3.lifecycle, s3.lifecycleV2);
  return without.includes(bucket) && bucket.props.at("lifecycleRules").isMissing;
}
