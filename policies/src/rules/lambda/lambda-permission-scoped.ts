import { isService, isServicePrincipal, servicePrincipals } from "@mlops/aws";
import type { Property } from "@mlops/api-constraints/property";
import { type Certainty, anyOf } from "../../certainty.ts";
import { namesAccount, namesOwner, namesSomething } from "../../iam/condition.ts";
import { lambda } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

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
  sourceArn: (arn: Property) => holds(arn, namesAccount),
  sourceAccount: (account: Property) => holds(account, namesAccount),
  principalOrgId: (id: Property) => holds(id, namesSomething),
} as const;

type Limit = keyof typeof limitedBy;

function holds(value: Property, isLimit: (text: string) => boolean): Certainty {
  if (value.isUnknown) return "maybe";
  return value.text !== undefined && isLimit(value.text) ? "yes" : "no";
}
