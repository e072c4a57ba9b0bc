import { isAwsManagedKey } from "../../resource/aws-managed-key.ts";
import { s3 } from "../../resource/resource-types.ts";
import type { Stack, StackResource } from "../../resource/resource.ts";
import { type Finding, type Rule, stackRule } from "../../rule/rule.ts";
import { bucketTypes, bucketsWithout, inlineParts, isPartOf, takesAccessLogs } from "../../s3/buckets.ts";
import type { Property } from "@mlops/api-constraints/property";

/** What an environment may let pass. */
interface Leniency {
  /** Whether the keys that S3 manages will do. */
  readonly allowsS3Keys: boolean;
}

const strict: Leniency = { allowsS3Keys: false };

export const s3KmsEncryption = stackRule("s3-kms-encryption", {
  settings: { ...strict },
  check(stack, report, { settings: { allowsS3Keys } }) {
    for (const resource of stack.ofType(s3.encryption, s3.encryptionV2)) {
      const rules = resource.props.at("rules");
      const defaults = rules.elements.map((rule) => rule.at("applyServerSideEncryptionByDefault"));
      const allowed = allowsS3Keys || mayBeForAccessLogs(stack, resource);
      if (rules.isMissing) report({ resource, property: rules });
      for (const problem of problemsOf(defaults, allowed)) report({ resource, ...problem });
    }
    for (const resource of bucketsWithout(stack, s3.encryption, s3.encryptionV2)) {
      const inline = inlineDefaults(resource);
      const allowed = allowsS3Keys || takesAccessLogs(stack, resource) !== "no";
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

export const s3Lifecycle = stackRule("s3-lifecycle", {
  check(stack, report) {
    const todo =
      "add an enabled rule for all objects with abortIncompleteMultipartUpload.daysAfterInitiation";
    for (const resource of stack.ofType(s3.lifecycle, s3.lifecycleV2)) {
      const property = resource.props.at("rules");
      if (certainlyKeepsUploads(property, separateRuleDropsNothing)) report({ resource, property, todo });
    }
    for (const resource of bucketsWithout(stack, s3.lifecycle, s3.lifecycleV2)) {
      const property = resource.props.at("lifecycleRules");
      if (property.isMissing) report({ resource });
      else if (certainlyKeepsUploads(property, inlineRuleDropsNothing)) {
        report({
          resource,
          property,
          todo: "add an enabled rule for all objects with abortIncompleteMultipartUploadDays",
        });
      }
    }
  },
});

function certainlyKeepsUploads(rules: Property, dropsNothing: (rule: Property) => boolean): boolean {
  return !rules.isUnknown && rules.elements.every((rule) => !rule.isUnknown && dropsNothing(rule));
}

/** Whether a rule certainly leaves some unfinished uploads where they are. */
function separateRuleDropsNothing(rule: Property): boolean {
  const filter = rule.at("filter");
  const only = ["prefix", "tag", "and.prefix", "and.tags", "objectSizeGreaterThan", "objectSizeLessThan"];
  return (
    rule.at("status").isNot("Enabled") ||
    rule.at("abortIncompleteMultipartUpload.daysAfterInitiation").isMissing ||
    isSet(rule.at("prefix")) ||
    only.some((name) => isSet(filter.at(name)))
  );
}

function inlineRuleDropsNothing(rule: Property): boolean {
  return (
    rule.at("enabled").isNot(true) ||
    rule.at("abortIncompleteMultipartUploadDays").isMissing ||
    isSet(rule.at("prefix")) ||
    rule.at("tags").keys.length > 0
  );
}

function isSet({ state }: Property): boolean {
  return state === "value";
}

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

export const s3ObjectLock = stackRule("s3-object-lock", {
  check(stack, report) {
    for (const resource of bucketsWithout(stack, s3.objectLock, s3.objectLockV2)) {
      const enabled = resource.props.at("objectLockEnabled");
      const inline = inlineParts(resource, "objectLockConfiguration").map((one) =>
        one.at("objectLockEnabled"),
      );
      const isOff = enabled.isNot(true) && inline.every((one) => one.isNot("Enabled"));
      // S3 delivers no access logs to a bucket with a default retention.
      if (isOff && takesAccessLogs(stack, resource) === "no") report({ resource, property: enabled });
    }
  },
});

export const s3Replication = stackRule("s3-replication", {
  check(stack, report) {
    for (const resource of stack.ofType(s3.replication)) {
      const property = resource.props.at("rules");
      const statuses = property.elements.map((rule) => rule.at("status"));
      if (!property.isUnknown && statuses.every((status) => status.isNot("Enabled"))) {
        report({ resource, property, todo: 'set the status of a rule to "Enabled"' });
      }
    }
    for (const resource of bucketsWithout(stack, s3.replication)) {
      if (inlineParts(resource, "replicationConfiguration").length === 0) report({ resource });
    }
  },
});

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

export const dataRules: readonly Rule[] = [
  s3KmsEncryption,
  s3Lifecycle,
  s3MfaDelete,
  s3ObjectLock,
  s3Replication,
  s3Versioning,
];
