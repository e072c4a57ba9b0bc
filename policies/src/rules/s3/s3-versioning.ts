import { bucketsWithout, inlineParts } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3Versioning = stackRule("s3-versioning", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.versioning, s3.versioningV2)) {
      const property = resource.props.at("versioningConfiguration.status");
      if (property.isNot("Enabled")) report({ resource, property, todo: 'set status to "Enabled"' });
    }
    for (const resource of bucketsWithout(stack, s3.versioning, s3.versioningV2)) {
      // S3 versions a bucket with object lock of itself.
      const switches = [
        ...inlineParts(resource, "versioning").map((versioning) => versioning.at("enabled")),
        resource.props.at("objectLockEnabled"),
      ];
      if (switches.every((one) => one.isNot(true))) report({ resource });
    }
  },
});
