import { openPrincipals } from "../../iam/open-principals.ts";
import { sns } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const snsNotPublic = resourceRule({
  id: "sns-not-public",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Only named accounts and services use topics.",
  remediation: "name the principals, or add a condition such as aws:SourceAccount",
  mapping: {
    fsbp: ["SNS.4"],
    awsConfig: ["sns-topic-no-public-access"],
    checkov: ["CKV_AWS_169", "CKV_AWS_385"],
    kics: ["b26d2b7e"],
    prowler: ["sns_topics_not_publicly_accessible"],
  },
  resourceTypes: [sns.topic, sns.topicPolicy],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});
