import { type Certainty, anyOf, ifKnown } from "../../resource/certainty.ts";
import { attachedArns, attachesTo, attachmentTypes } from "../../iam/attachments.ts";
import { namesAccount, namesOwner, namesSomething } from "../../iam/condition.ts";
import { policiesOf } from "../../iam/given-policies.ts";
import { named } from "../../iam/reach.ts";
import { allowedEscalations } from "../../iam/risks/allowed-escalations.ts";
import { type Target, relation } from "../../resource/relation.ts";
import { iam, lambda } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { secretsIn } from "../../secrets/secrets-in-text.ts";
import type { Property } from "@mlops/api-constraints/property";
import { awsManagedPolicyName, isService, isServicePrincipal, servicePrincipals } from "@mlops/aws";

export const lambdaNoSecrets = resourceRule("lambda-no-secrets", {
  resourceTypes: [lambda.function],
  check({ props }, report) {
    const variables = props.at("environment.variables");
    for (const name of variables.keys.toSorted()) {
      const { text = "", path } = variables.key(name);
      const [secret] = secretsIn(`${name}=${text}`);
      if (secret) {
        const todo = `keep the secret in Secrets Manager and give the function its name; ${path} holds ${secret.what}`;
        report({ todo });
      }
    }
  },
});

export const lambdaPermissionScoped = resourceRule("lambda-permission-scoped", {
  resourceTypes: [lambda.permission],
  check({ props }, report) {
    const [property, action] = [props.at("principal"), props.at("action")];
    const { text } = property;
    const isUnlimited = (...limits: readonly Limit[]) =>
      anyOf(limits.map((name) => limitedBy[name](props.at(name)))) === "no";
    if (action.text?.includes("*")) {
      report({
        property: action,
        todo: 'set action to the one that is needed, such as "lambda:InvokeFunction"',
      });
    }
    if (text === undefined) return;
    if (!isServicePrincipal(text) && !namesOwner(text)) {
      if (isUnlimited("sourceArn", "sourceAccount", "principalOrgId"))
        report({ property, todo: nameThePrincipal });
    } else if (isService(text, servicePrincipals.s3)) {
      if (isUnlimited("sourceAccount")) report({ property, todo: nameTheAccount });
    } else if (isServicePrincipal(text) && isUnlimited("sourceArn", "sourceAccount")) report({ property });
  },
});

const nameThePrincipal = "name the principal, or limit it with sourceArn, sourceAccount or principalOrgId";
// Whoever takes over a deleted bucket's name would be let in.
const nameTheAccount = "set sourceAccount as well: the ARN of a bucket names no account";

/** Whether a value certainly limits who invokes the function: any value is no limit. */
const limitedBy = {
  sourceArn: (arn: Property) => limitsBy(arn, namesAccount),
  sourceAccount: (account: Property) => limitsBy(account, namesAccount),
  principalOrgId: (id: Property) => limitsBy(id, namesSomething),
} as const;

type Limit = keyof typeof limitedBy;

function limitsBy(value: Property, isLimit: (text: string) => boolean): Certainty {
  return ifKnown(value, value.text !== undefined && isLimit(value.text));
}

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

export const lambdaUrlAuth = resourceRule("lambda-url-auth", {
  resourceTypes: [lambda.functionUrl],
  check({ props }, report) {
    const type = props.at("authorizationType");
    if (type.isNot("AWS_IAM")) report({ property: type });
    for (const property of props.at("cors.allowOrigins").elements) {
      if (property.is("*")) report({ property, todo: "name the websites that may call the function" });
    }
  },
});

export const accessRules: readonly Rule[] = [
  lambdaNoSecrets,
  lambdaPermissionScoped,
  lambdaRoleNotPrivileged,
  lambdaUrlAuth,
];
