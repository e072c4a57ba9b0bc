import { openPrincipals } from "../../iam/open-principals.ts";
import { statementsOf } from "../../iam/statement.ts";
import { sqs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sqsNotPublic = resourceRule({
  id: "sqs-not-public",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Only named accounts and services use queues, and only in named ways.",
  remediation: "name the principals, or add a condition such as aws:SourceArn",
  mapping: {
    fsbp: ["SQS.3"],
    checkov: ["CKV_AWS_168", "CKV_AWS_387", "CKV_AWS_72"],
    kics: ["730675f9", "abb06e5f", "816ea8cf"],
    trivy: ["AVD-AWS-0097"],
    prowler: ["sqs_queues_not_publicly_accessible"],
  },
  resourceTypes: [sqs.queue, sqs.queuePolicy],
  check({ props }, report) {
    const policy = props.at("policy");
    for (const property of openPrincipals(policy)) report({ property });
    for (const { effect, actions } of statementsOf(policy)) {
      if (!effect.is("Allow")) continue;
      for (const property of actions.filter(
        ({ text }) => text !== undefined && /^(\*|sqs:\*)$/i.test(text),
      )) {
        report({ property, todo: "name the actions that are allowed" });
      }
    }
  },
});
