import { type ResourceKind, everyService, takesInAny } from "../../iam/any-resource.ts";
import { attachedArns, attachmentTypes } from "../../iam/attachments.ts";
import { givenPolicies } from "../../iam/given-policies.ts";
import { readDocument } from "../../iam/document-size.ts";
import { identityPolicyTypes, identityStatementsOf } from "../../iam/identity-policies.ts";
import { anyResourceOf, mayDeny } from "../../iam/reach.ts";
import { type Statement, allows, restrictionBy } from "../../iam/statement.ts";
import { iam } from "../../resource/resource-types.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import type { Property } from "@mlops/api-constraints/property";
import { awsManagedPolicyName, parseArnPattern } from "@mlops/aws";

const decryption = ["kms:Decrypt", "kms:ReEncryptFrom"];
const key: ResourceKind = { service: "kms", prefix: "key/" };

export const iamKmsDecryptScoped = stackRule("iam-kms-decrypt-scoped", {
  check(stack, report) {
    for (const policy of givenPolicies(stack)) {
      for (const statement of policy.statements) {
        // As in AWS' own control, a condition makes no difference: few name the key.
        if (
          !decryption.some((action) => allows(statement, action) && !mayDeny(policy, { action, kind: key }))
        )
          continue;
        const { resource } = policy;
        for (const keys of statement.resources.filter(isAnyKey)) report({ resource, property: keys });
        if (statement.notResources.length > 0) {
          report({ resource, property: statement.at.key("NotResource") });
        }
      }
    }
  },
});

/** Whether a pattern takes in any key, of more than one account and region. */
function isAnyKey({ text }: Property): boolean {
  if (text === undefined || !takesInAny(text, key)) return false;
  const { region = "*", account = "*" } = parseArnPattern(text) ?? {};
  return [region, account].some((part) => /[*?]/.test(part));
}

/** Actions of services that have nothing to do with one another, and one that makes whoever holds it all-powerful. */
const examples = [
  "iam:CreatePolicyVersion",
  "s3:DeleteBucket",
  "sagemaker:DeleteDomain",
  "ec2:TerminateInstances",
];

export const iamNoAdmin = stackRule("iam-no-admin", {
  check(stack, report) {
    for (const { resource, statements } of givenPolicies(stack)) {
      for (const statement of statements.filter(({ effect }) => effect.is("Allow"))) {
        for (const property of everythingIn(statement)) report({ resource, property });
      }
    }
  },
});

/** The actions of a statement that are all there are, or all of IAM's, on any resource of theirs. */
function everythingIn(statement: Statement): Property[] {
  const onEverything = anyResourceOf(statement, everyService) !== undefined;
  const onIdentities = anyResourceOf(statement, { service: "iam" }) !== undefined;
  const everything = statement.actions.filter(
    ({ text = "" }) => (onEverything && isEverything.test(text)) || (onIdentities && isAllOfIam.test(text)),
  );
  const allButSome = statement.notActions.length > 0 && examples.every((action) => allows(statement, action));
  return onEverything && allButSome ? [...everything, statement.at.key("NotAction")] : everything;
}

const isEverything = /^[*?]*\*[*?]*(:[*?]*\*[*?]*)?$/;
const isAllOfIam = /^iam:[*?]*\*[*?]*$/i;

export const iamNoAdminManagedPolicy = resourceRule("iam-no-admin-managed-policy", {
  settings: { policies: ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"] as readonly string[] },
  resourceTypes: attachmentTypes,
  check(resource, report, { settings }) {
    for (const arn of attachedArns(resource)) {
      const name = awsManagedPolicyName(arn.text ?? "");
      if (name !== undefined && settings.policies.includes(name)) report({ property: arn });
    }
  },
});

export const iamNoStarAction = stackRule("iam-no-star-action", {
  check(stack, report) {
    for (const { resource, statements } of givenPolicies(stack)) {
      for (const { at, effect, actions, notActions } of statements) {
        if (!effect.is("Allow")) continue;
        for (const property of actions.filter(isWholeService)) report({ resource, property });
        if (notActions.length > 0) {
          report({
            resource,
            property: at.key("NotAction"),
            todo: "use Action instead: NotAction allows all others",
          });
        }
      }
    }
  },
});

/** Every action, or every action of a service: `*`, `s3:*`, `s3:**` … */
function isWholeService({ text }: Property): boolean {
  const name = text?.slice(text.indexOf(":") + 1);
  return name !== undefined && /^[*?]*\*[*?]*$/.test(name);
}

const onRole = "give the rights to a role that the user assumes, or to a group";
const noKeys = "let the user assume a role: long-lived credentials leak";

const todos: Readonly<Record<string, string>> = {
  [iam.userPolicy]: onRole,
  [iam.userPolicyAttachment]: onRole,
  [iam.accessKey]: noKeys,
  [iam.serviceSpecificCredential]: noKeys,
};

/** Properties with a list that must be empty. */
const lists: Readonly<Record<string, string>> = {
  [iam.policyAttachment]: "users",
  [iam.userPoliciesExclusive]: "policyNames",
  [iam.userPolicyAttachmentsExclusive]: "policyArns",
};

export const iamNoUserPolicies = resourceRule("iam-no-user-policies", {
  resourceTypes: [...Object.keys(todos), ...Object.keys(lists)],
  check({ type, props }, report) {
    const todo = todos[type];
    if (todo !== undefined) report({ todo });
    const list = props.at(lists[type] ?? "");
    if (lists[type] !== undefined && holdsAnything(list)) report({ property: list });
  },
});

/** A list has as many elements when each of them is known only later. */
function holdsAnything({ elements }: Property): boolean {
  return elements.length > 0;
}

export const iamPassroleScoped = resourceRule("iam-passrole-scoped", {
  resourceTypes: identityPolicyTypes,
  check(resource, report) {
    for (const statement of identityStatementsOf(resource)) {
      if (!allows(statement, "iam:PassRole")) continue;
      const { at, resources, notResources } = statement;
      for (const role of resources.filter(isAnyRole)) report({ property: role });
      if (notResources.length > 0) {
        report({
          property: at.key("NotResource"),
          todo: "name the roles in Resource: NotResource allows all others",
        });
      }
      if (restrictionBy(statement, "iam:PassedToService") === "unrestricted") {
        const todo = `add "StringEquals": {"iam:PassedToService": "<service>"} to ${at.key("Condition").path}`;
        report({ todo });
      }
    }
  },
});

/** Whether a pattern of ARNs takes in roles whatever their name: `*`, `arn:aws:iam::111122223333:role/*` … */
function isAnyRole({ text }: Property): boolean {
  return text !== undefined && takesInAny(text, { service: "iam", prefix: "role/" });
}

export const iamPolicySize = resourceRule("iam-policy-size", {
  check({ type, props }, report) {
    if (!/^awsx?:/.test(type)) return;
    for (const document of documentsIn(props)) {
      const { excess } = readDocument(document);
      if (!excess) continue;
      const { property, what, most } = excess;
      report({
        property,
        todo: `${iamPolicySize.remediation}: no rule reads one with more than ${most} ${what}`,
      });
    }
  },
});

/** What is called a policy, of a resource or of one of a list that it has (`inlinePolicies[].policy`). */
function documentsIn(props: Property): readonly Property[] {
  const policiesOf = (owner: Property) =>
    owner.keys.filter((name) => /policy/i.test(name)).map((name) => owner.key(name));
  return [
    ...policiesOf(props),
    ...props.keys.flatMap((name) => props.key(name).elements.flatMap(policiesOf)),
  ];
}

export const policiesRules: readonly Rule[] = [
  iamKmsDecryptScoped,
  iamNoAdmin,
  iamNoAdminManagedPolicy,
  iamNoStarAction,
  iamNoUserPolicies,
  iamPassroleScoped,
  iamPolicySize,
];
