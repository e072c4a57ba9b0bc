import { awsManagedPolicyName } from "@mlops/aws";
import { attachedArns, attachesTo, attachmentTypes } from "../../iam/attachments.ts";
import { policiesOf } from "../../iam/given-policies.ts";
import { relation } from "../../relation.ts";
import type { Stack, StackResource } from "../../resource.ts";
import { iam, sagemaker } from "../../resource-types.ts";
import { type StackFinding, stackRule } from "../../rule.ts";

export const smNotebookRoleNotAdmin = stackRule("sm-notebook-role-not-admin", {
  check(stack, report) {
    const notebooks = stack.ofType(sagemaker.notebookInstance);
    for (const role of stack.ofType(iam.role)) {
      const isUsed = notebooks.some((notebook) => relation(notebook, "roleArn", targetOf(role)) === "yes");
      if (isUsed) problemsOf(role, stack).forEach(report);
    }
  },
});

/** Where a role gets every action from: policies of the stack, and those of AWS that are attached to it. */
function problemsOf(role: StackResource, stack: Stack): StackFinding[] {
  const attachments = stack
    .ofType(...attachmentTypes)
    .filter((one) => attachesTo(one, targetOf(role)) === "yes");
  return [
    ...policiesOf(stack, role).flatMap(({ resource, statements }) =>
      statements
        .filter(({ effect }) => effect.is("Allow"))
        .flatMap(({ actions }) =>
          actions.filter(({ text }) => text !== undefined && /^\*+(:\*+)?$/.test(text)),
        )
        .map((property) => ({ resource, property })),
    ),
    ...attachments.flatMap((resource) =>
      attachedArns(resource)
        .filter((arn) => awsManagedPolicyName(arn.text ?? "") === "AdministratorAccess")
        .map((property) => ({ resource, property })),
    ),
  ];
}

function targetOf(role: StackResource) {
  return {
    resources: [role],
    types: [iam.role],
    names: ["arn", "name", "id"].map((name) => role.props.at(name)),
  };
}
