import { openPrincipals } from "../../iam/open-principals.ts";
import { sns } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const snsNotPublic = resourceRule("sns-not-public", {
  resourceTypes: [sns.topic, sns.topicPolicy],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});
