import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { bucketsWithout } from "../../s3-buckets.ts";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Where access points have their block. */
const blockOf: Readonly<Record<string, string>> = {
  [s3.accessPoint]: "publicAccessBlockConfiguration",
  [s3.multiRegionAccessPoint]: "details.publicAccessBlock",
};

export const s3PublicAccessBlock = stackRule("s3-public-access-block", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.publicAccessBlock, s3.accountPublicAccessBlock)) {
      for (const name of switches) {
        const property = resource.props.at(name);
        if (property.isNot(true)) report({ resource, property, todo: `set ${name} to true` });
      }
    }
    // Access points block public access unless they are told not to.
    for (const resource of stack.ofType(s3.accessPoint, s3.multiRegionAccessPoint)) {
      const block = resource.props.at(blockOf[resource.type] ?? "");
      for (const name of switches) {
        const property = block.at(name);
        if (property.is(false)) report({ resource, property, todo: `set ${name} to true` });
      }
    }
    for (const resource of bucketsWithout(stack, s3.publicAccessBlock)) report({ resource });
  },
});
