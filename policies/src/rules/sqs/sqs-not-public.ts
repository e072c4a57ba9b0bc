import { openPrincipals } from "../../iam/open-principals.ts";
import { statementsOf } from "../../iam/statement.ts";
import { sqs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sqsNotPublic = resourceRule("sqs-not-public", {
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
