import { attachedArns, attachesTo, attachmentTypes } from "../../iam/attachments.ts";
import { capabilityBudgets } from "../../iam/capability-budgets.ts";
import { givenPolicies, identityTypes, policiesOf, targetOf } from "../../iam/given-policies.ts";
import { named } from "../../iam/reach.ts";
import { findActions, findLevel } from "../../iam/reaching-actions.ts";
import { allowedEscalations } from "../../iam/risks/allowed-escalations.ts";
import { credentialActions, exfiltrationActions, networkInterfaceActions } from "../../iam/risks/exposure.ts";
import type { Escalation } from "../../iam/risks/privilege-escalation.ts";
import { iam } from "../../resource/resource-types.ts";
import type { Stack, StackResource } from "../../resource/resource.ts";
import { type Rule, type StackFinding, stackRule } from "../../rule/rule.ts";
import type { Property } from "@mlops/api-constraints/property";
import { awsManagedPolicyName, isGlobWithin, tagLimits } from "@mlops/aws";

export const iamNoCredentialExposure = stackRule("iam-no-credential-exposure", {
  check(stack, report) {
    findActions(stack, credentialActions, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it answers with credentials` }),
    );
  },
});

export const iamNoDataExfiltration = stackRule("iam-no-data-exfiltration", {
  check(stack, report) {
    findActions(stack, exfiltrationActions, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it reads whatever there is` }),
    );
  },
});

export const iamNoPermissionsManagement = stackRule("iam-no-permissions-management", {
  settings: { neededOnAnyResource: networkInterfaceActions },
  check(stack, report, { settings }) {
    findLevel(stack, "permissions", settings.neededOnAnyResource, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}: it manages permissions` }),
    );
  },
});

export const iamNoPrivilegeEscalation = stackRule("iam-no-privilege-escalation", {
  check(stack, report) {
    const alone = new Map(
      givenPolicies(stack).map((policy) => [policy.resource, allowedEscalations([policy])]),
    );
    for (const [resource, found] of alone) {
      if (found.length > 0) report({ resource, todo: todoOf(found) });
    }
    for (const resource of stack.ofType(...identityTypes)) {
      const policies = policiesOf(stack, resource);
      const known = policies.flatMap((policy) => alone.get(policy.resource) ?? []);
      const together = allowedEscalations(policies).filter((one) => !known.includes(one));
      if (together.length > 0) report({ resource, todo: `${todoOf(together)}, its policies taken together` });
    }
  },
});

function todoOf(found: readonly Escalation[]): string {
  const names = found.map(
    ({ actions, source }) => `${actions.map(({ action }) => action).join(" + ")} (${source})`,
  );
  return `name the resources of ${named(names)}: on any they give more rights`;
}

export const iamRoleActionBudget = stackRule("iam-role-action-budget", {
  /** Tag with the names of a role's capabilities, between spaces or plus signs. */
  settings: { tagKey: "Capability" },
  check(stack, report, { settings }) {
    for (const role of stack.ofType(iam.role)) {
      const tag = role.props.at("tags").key(settings.tagKey);
      const names =
        tag.text
          ?.slice(0, tagLimits.maxValueLength)
          .split(/[\s+]+/)
          .filter((name) => name !== "") ?? [];
      if (names.length === 0) continue;
      const unheardOf = names.filter((name) => !Object.hasOwn(capabilityBudgets, name));
      if (unheardOf.length > 0) {
        const known = Object.keys(capabilityBudgets).join(", ");
        report({ resource: role, property: tag, todo: `name capabilities that there are (${known})` });
      } else {
        const budget = names.flatMap((name) => capabilityBudgets[name] ?? []);
        excessOf(stack, role, budget, names.join(" + ")).forEach(report);
      }
    }
  },
});

/** What `role` may do beyond `budget`. */
function excessOf(
  stack: Stack,
  role: StackResource,
  budget: readonly string[],
  names: string,
): StackFinding[] {
  const isWithin = (action: string) =>
    budget.some((bound) => isGlobWithin(action.toLowerCase(), bound.toLowerCase()));
  const statements = policiesOf(stack, role).flatMap((policy) =>
    policy.statements
      .filter(({ effect }) => effect.is("Allow"))
      .map((statement) => ({ resource: policy.resource, statement })),
  );
  const todo = `take away what the capability ${names} does not need`;
  return statements
    .flatMap(({ resource, statement: { at, actions, notActions } }) => [
      ...actions
        .filter(({ text }) => text !== undefined && !isWithin(text))
        .map((property) => ({ resource, property, todo })),
      ...(notActions.length > 0 ? [{ resource, property: at.key("NotAction"), todo }] : []),
    ])
    .concat(
      managedByAws(stack, role).map(({ resource, property }) => ({
        resource,
        property,
        todo: `give the capability ${names} what it needs in a policy of your own`,
      })),
    );
}

/** The policies of AWS that are attached to `role`: what they allow is AWS' to change. */
function managedByAws(stack: Stack, role: StackResource): { resource: StackResource; property: Property }[] {
  return stack
    .ofType(...attachmentTypes)
    .filter((one) => attachesTo(one, targetOf(role)) === "yes")
    .flatMap((resource) =>
      attachedArns(resource)
        .filter((arn) => awsManagedPolicyName(arn.text ?? "") !== undefined)
        .map((property) => ({ resource, property })),
    );
}

export const iamWriteResourceScoped = stackRule("iam-write-resource-scoped", {
  settings: { neededOnAnyResource: networkInterfaceActions },
  check(stack, report, { settings }) {
    findLevel(stack, "write", settings.neededOnAnyResource, ({ resource, property, actions }) =>
      report({ resource, property, todo: `name the resources of ${actions}` }),
    );
  },
});

export const risksRules: readonly Rule[] = [
  iamNoCredentialExposure,
  iamNoDataExfiltration,
  iamNoPermissionsManagement,
  iamNoPrivilegeEscalation,
  iamRoleActionBudget,
  iamWriteResourceScoped,
];
