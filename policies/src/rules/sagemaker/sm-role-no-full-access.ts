import { awsManagedPolicyName, servicePrincipals } from "@mlops/aws";
import { attachedArns, attachesTo, attachmentTypes } from "../../iam/attachments.ts";
import { trustStatementsOf } from "../../iam/trust.ts";
import type { StackResource } from "../../resource.ts";
import { iam } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const smRoleNoFullAccess = stackRule("sm-role-no-full-access", {
  settings: {
    policies: [
      "AmazonSageMakerFullAccess",
      "AdministratorAccess",
      "IAMFullAccess",
      "PowerUserAccess",
    ] as readonly string[],
  },
  check({ ofType }, report, { settings: { policies } }) {
    for (const role of ofType(iam.role).filter(isAssumedBySageMaker)) {
      const names = ["name", "arn", "id"].map((name) => role.props.at(name));
      const target = { resources: [role], types: [iam.role], names };
      for (const resource of ofType(...attachmentTypes).filter((one) => attachesTo(one, target) === "yes")) {
        const refused = attachedArns(resource).filter(({ text = "" }) =>
          policies.includes(awsManagedPolicyName(text) ?? ""),
        );
        for (const property of refused) report({ resource, property });
      }
    }
  },
});

function isAssumedBySageMaker(role: StackResource): boolean {
  return trustStatementsOf(role).some(({ principals }) =>
    principals.some(({ kind, name }) => kind === "Service" && name.is(servicePrincipals.sageMaker)),
  );
}
