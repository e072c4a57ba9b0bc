import type { Property } from "@mlops/api-constraints/property";
import { bucketsWithout } from "../../s3-buckets.ts";
import { s3 } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

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
