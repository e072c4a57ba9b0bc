import { awsManagedPolicyName } from "@mlops/aws";
import { attachedArns, attachesTo, attachmentTypes } from "../../iam/attachments.ts";
import { policiesOf } from "../../iam/given-policies.ts";
import { named } from "../../iam/reach.ts";
import { allowedEscalations } from "../../iam/risks/allowed-escalations.ts";
import { type Target, relation } from "../../relation.ts";
import type { StackResource } from "../../resource.ts";
import { iam, lambda } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const lambdaRoleNotPrivileged = stackRule("lambda-role-not-privileged", {
  settings: {
    policies: [
      "AdministratorAccess",
      "AWSLambda_FullAccess",
      "IAMFullAccess",
      "PowerUserAccess",
    ] as readonly string[],
  },
  check(stack, report, { settings }) {
    const roles = stack.ofType(iam.role);
    for (const resource of stack.ofType(lambda.function)) {
      const role = roles.find((one) => relation(resource, "role", targetOf(one)) === "yes");
      if (!role) continue;
      const attachments = stack
        .ofType(...attachmentTypes)
        .filter((one) => attachesTo(one, targetOf(role)) === "yes");
      for (const arn of attachments.flatMap(attachedArns)) {
        const name = awsManagedPolicyName(arn.text ?? "");
        if (name === undefined || !settings.policies.includes(name)) continue;
        report({
          resource,
          todo: `give the function a role that does not have ${name}; it has ${role.name}`,
        });
      }
      const found = allowedEscalations(policiesOf(stack, role)).map(
        ({ actions, source }) => `${actions.map(({ action }) => action).join(" + ")} (${source})`,
      );
      if (found.length > 0) {
        report({
          resource,
          todo: `give the function a role that may not ${named(found)} on any; it has ${role.name}`,
        });
      }
    }
  },
});

function targetOf(role: StackResource): Target {
  return {
    resources: [role],
    types: [iam.role],
    names: ["arn", "name", "id"].map((name) => role.props.at(name)),
  };
}
