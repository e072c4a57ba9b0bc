import { isAwsManagedKey } from "../../kms-key.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Stack, StackResource } from "../../resource.ts";
import { s3 } from "../../resource-types.ts";
import { type Finding, stackRule } from "../../rule.ts";
import { bucketTypes, bucketsWithout, inlineParts, isPartOf, takesAccessLogs } from "../../s3-buckets.ts";

export const s3KmsEncryption = stackRule("s3-kms-encryption", {
  /** Environments in which S3's own keys will do. */
  settings: { s3KeysIn: ["dev"] as readonly string[] },
  check(stack, report, { environment, settings }) {
    const s3KeysWillDo = settings.s3KeysIn.includes(environment);
    for (const resource of stack.ofType(s3.encryption, s3.encryptionV2)) {
      const rules = resource.props.at("rules");
      const defaults = rules.elements.map((rule) => rule.at("applyServerSideEncryptionByDefault"));
      const allowed = s3KeysWillDo || mayBeForAccessLogs(stack, resource);
      if (rules.isMissing) report({ resource, property: rules });
      for (const problem of problemsOf(defaults, allowed)) report({ resource, ...problem });
    }
    for (const resource of bucketsWithout(stack, s3.encryption, s3.encryptionV2)) {
      const inline = inlineDefaults(resource);
      const allowed = s3KeysWillDo || takesAccessLogs(stack, resource) !== "no";
      if (inline.length === 0) report({ resource });
      for (const problem of problemsOf(inline, allowed)) report({ resource, ...problem });
    }
  },
});

/** S3 does not promise to deliver access logs to a bucket that a KMS key encrypts. */
function mayBeForAccessLogs(stack: Stack, encryption: StackResource): boolean {
  return stack
    .ofType(...bucketTypes)
    .some((bucket) => isPartOf(encryption, bucket) !== "no" && takesAccessLogs(stack, bucket) !== "no");
}

function inlineDefaults(bucket: StackResource): readonly Property[] {
  return inlineParts(bucket, "serverSideEncryptionConfiguration").flatMap((configuration) => {
    const rules = [configuration.at("rule"), ...elementsOrUnknown(configuration.at("rules"))];
    return rules
      .filter(({ isMissing }) => !isMissing)
      .flatMap((rule) => {
        const list = elementsOrUnknown(rule.at("applyServerSideEncryptionByDefaults"));
        return list.length > 0 ? list : [rule.at("applyServerSideEncryptionByDefault")];
      });
  });
}

/** The elements of a list; an unknown list as one unknown element. */
function elementsOrUnknown(list: Property): readonly Property[] {
  return list.isUnknown ? [list] : list.elements;
}

function problemsOf(defaults: readonly Property[], s3KeysWillDo: boolean): Finding[] {
  return defaults.flatMap((one) => {
    const algorithm = one.at("sseAlgorithm");
    const key = one.at("kmsMasterKeyId");
    if (s3KeysWillDo && algorithm.is("AES256", "aws:kms", "aws:kms:dsse")) return [];
    if (algorithm.isNot("aws:kms", "aws:kms:dsse")) {
      return [{ property: algorithm, todo: 'set sseAlgorithm to "aws:kms"' }];
    }
    const isForeign = key.isMissing || isAwsManagedKey(key);
    return isForeign && !algorithm.isUnknown
      ? [{ property: key, todo: "set kmsMasterKeyId to a key of your own" }]
      : [];
  });
}
