import { findLevel } from "../../iam/reaching-actions.ts";
import { networkInterfaceActions } from "../../iam/risks/exposure.ts";
import { stackRule } from "../../rule.ts";

export const iamWriteResourceScoped = stackRule("iam-write-resource-scoped", {
  settings: { neededOnAnyResource: networkInterfaceActions },
  check(stack, report, { settings }) {
    findLevel(stack, "write", settings.neededOnAnyResource, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}` }),
    );
  },
});
