import { stackOf } from "../../environment.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../../resource.ts";
import { awsProvider, cloudControlResource } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const envTagMatchesStack = resourceRule("env-tag-matches-stack", {
  settings: { tag: "Environment" },
  check(resource, report, { settings: { tag } }) {
    // Stacks are named <app>.<environment>; of others nothing is certain.
    const [, environment, ...rest] = stackOf(resource.urn).split(".");
    if (environment === undefined || rest.length > 0) return;
    for (const value of tagsOf(resource, tag)) {
      if (value.state === "value" && value.isNot(environment)) report({ property: value });
    }
  },
});

/** The values that the resource itself, or a provider for all its resources, gives to the tag. */
function tagsOf({ type, props }: Resource, tag: string): Property[] {
  if (type === awsProvider) return [props.at("defaultTags").parsed.at("tags").key(tag)];
  if (type === cloudControlResource) {
    const list = props.at("desiredState").parsed.at("Tags").elements;
    return list.filter((one) => one.at("Key").is(tag)).map((one) => one.at("Value"));
  }
  return /^awsx?:/.test(type) ? [props.at("tags").key(tag)] : [];
}
