import { mustHaveKey, mustNotBe } from "../rule/property-rule.ts";
import { allOf, anyOf } from "../resource/certainty.ts";
import { openPrincipals } from "../iam/open-access.ts";
import { deniesPlainText } from "../iam/plain-text-denial.ts";
import { relation } from "../resource/relation.ts";
import { sns } from "../resource/resource-types.ts";
import { type Rule, resourceRule, stackRule } from "../rule/rule.ts";

export const snsCmk = mustHaveKey("sns-cmk", [sns.topic], "kmsMasterKeyId");

export const snsNotPublic = resourceRule("sns-not-public", {
  resourceTypes: [sns.topic, sns.topicPolicy],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});

export const snsSubscriptionNoHttp = mustNotBe(
  "sns-subscription-no-http",
  [sns.subscription],
  "protocol",
  "http",
);

const actions = ["sns:Publish"];

export const snsTlsOnly = stackRule("sns-tls-only", {
  check({ ofType }, report) {
    const policies = ofType(sns.topicPolicy);
    for (const resource of ofType(sns.topic)) {
      const names = [resource.props.at("arn"), resource.props.at("id")];
      const target = { resources: [resource], types: [sns.topic], names };
      const denied = [
        deniesPlainText(resource.props.at("policy"), actions),
        ...policies.map((policy) =>
          allOf([relation(policy, "arn", target), deniesPlainText(policy.props.at("policy"), actions)]),
        ),
      ];
      if (anyOf(denied) === "no") report({ resource });
    }
  },
});

export const snsRules: readonly Rule[] = [snsCmk, snsNotPublic, snsSubscriptionNoHttp, snsTlsOnly];
