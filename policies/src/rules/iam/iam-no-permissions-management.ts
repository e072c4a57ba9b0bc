import { findLevel } from "../../iam/reaching-actions.ts";
import { networkInterfaceActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamNoPermissionsManagement = stackRule("iam-no-permissions-management", {
  settings: { neededOnAnyResource: networkInterfaceActions },
  check(stack, report, { settings }) {
    findLevel(stack, "permissions", settings.neededOnAnyResource, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it manages permissions` }),
    );
  },
});
