import { fitsGlob, servicePrincipals } from "@mlops/aws";
import { type Limit, limitation, namesOwner } from "../../iam/condition.ts";
import { trustStatementsOf } from "../../iam/trust.ts";
import { iam } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

const bySource: Limit = {
  isAbout: (key) => /^aws:source(account|arn|orgid|orgpaths)$/.test(key),
  isLimit: namesOwner,
};
const bySourceIfSent: Limit = { ...bySource, orIfPresent: true };

export const iamTrustConfusedDeputy = resourceRule("iam-trust-confused-deputy", {
  settings: {
    // EC2 does not say for whom it asks (prowler issue 2810): with the condition, no instance would get its role.
    servicesWithoutSource: [`${servicePrincipals.ec2}*`] as readonly string[],
    // SageMaker's list of those of its features that say it lacks notebook instances and MLflow (SageMaker developer
    // guide, cross-service confused deputy prevention); no page of AWS says it of Lambda's execution roles, nor of chat
    // applications. An …IfExists condition refuses other accounts wherever one is named, and locks nobody out.
    servicesWithSourceInPart: [
      `${servicePrincipals.chatbot}*`,
      `${servicePrincipals.lambda}*`,
      `${servicePrincipals.sageMaker}*`,
    ] as readonly string[],
  },
  resourceTypes: [iam.role],
  check(role, report, { settings }) {
    for (const { at, principals } of trustStatementsOf(role)) {
      const condition = at.key("Condition");
      if (limitation(condition, bySource) !== "unrestricted") continue;
      const exempt =
        limitation(condition, bySourceIfSent) === "unrestricted"
          ? settings.servicesWithoutSource
          : [...settings.servicesWithoutSource, ...settings.servicesWithSourceInPart];
      for (const { kind, name } of principals) {
        const { text } = name;
        if (kind !== "Service" || text === undefined) continue;
        if (!exempt.some((pattern) => fitsGlob(pattern, text))) report({ property: name });
      }
    }
  },
});
