import { findActions } from "../../iam/reaching-actions.ts";
import { exfiltrationActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamNoDataExfiltration = stackRule("iam-no-data-exfiltration", {
  check(stack, report) {
    findActions(stack, exfiltrationActions, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it reads whatever there is` }),
    );
  },
});
