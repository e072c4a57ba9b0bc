import { findActions } from "../../iam/reaching-actions.ts";
import { credentialActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamNoCredentialExposure = stackRule("iam-no-credential-exposure", {
  check(stack, report) {
    findActions(stack, credentialActions, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it answers with credentials` }),
    );
  },
});
