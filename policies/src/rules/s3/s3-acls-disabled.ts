import { bucketsWithout } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const s3AclsDisabled = stackRule("s3-acls-disabled", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.ownershipControls)) {
      const property = resource.props.at("rule.objectOwnership");
      if (property.isNot("BucketOwnerEnforced")) {
        report({ resource, property, todo: 'set objectOwnership to "BucketOwnerEnforced"' });
      }
    }
    for (const resource of bucketsWithout(stack, s3.ownershipControls)) report({ resource });
  },
});
