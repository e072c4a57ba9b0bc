import { deniesBucketPlainText } from "../../s3-plain-text.ts";
import type { Property } from "@mlops/api-constraints/property";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";
import { bucketTypes, bucketsWithout, isPartOf } from "../../s3-buckets.ts";

export const s3TlsOnly = stackRule("s3-tls-only", {
  check(stack, report) {
    const buckets = stack.ofType(...bucketTypes);
    for (const resource of stack.ofType(s3.bucketPolicy)) {
      const own = buckets.filter((bucket) => isPartOf(resource, bucket) === "yes");
      const names = [resource.props.at("bucket"), ...own.map((bucket) => bucket.props.at("bucket"))];
      if (deniesBucketPlainText(resource.props.at("policy"), nameIn(names)) === "no") report({ resource });
    }
    for (const resource of bucketsWithout(stack, s3.bucketPolicy)) {
      const names = ["bucket", "id"].map((name) => resource.props.at(name));
      if (deniesBucketPlainText(resource.props.at("policy"), nameIn(names)) === "no") report({ resource });
    }
  },
});

function nameIn(names: readonly Property[]): string | undefined {
  return names.find(({ text }) => text !== undefined)?.text;
}
