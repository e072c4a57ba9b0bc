import type { PolicyStatement } from "@mlops/access";
import type { AccessModel, AccessRole } from "./access-model.ts";
import { type KeyValues, type Need, exampleOf } from "./need.ts";

/** Actions that imply others, and so are looked at even where a policy names them by a wildcard. */
const actionsThatImply = [
  "s3:GetObject",
  "s3:PutObject",
  "sns:Publish",
  "sqs:ReceiveMessage",
  "sqs:SendMessage",
] as const;

/** Every right that a policy of a role gives. */
export function declaredNeeds({ roles }: AccessModel): Need[] {
  return [...roles.values()].flatMap((role) =>
    role.identity.policies.flatMap(({ statements }) =>
      statements.filter(({ effect }) => effect === "Allow").flatMap((statement) => declared(role, statement)),
    ),
  );
}

function declared(role: AccessRole, statement: PolicyStatement): Need[] {
  const { actions, resources } = statement;
  if (actions.isNegated || !resources || resources.isNegated) return [];
  const because = `${statement.document}, ${statement.name} says so`;
  const contexts = contextsOf(statement.conditions);
  return actionsOf(statement).flatMap((action) =>
    resources.patterns.flatMap((resource) =>
      contexts.map((context) => ({
        who: role.arn,
        action,
        resource,
        context,
        by: role.made,
        because,
        isFromVpc: true,
        isDeclared: true,
      })),
    ),
  );
}

function actionsOf({ actions, isForAction }: PolicyStatement): readonly string[] {
  const named = actions.patterns.filter((pattern) => !/[*?]/.test(pattern));
  const implying = actionsThatImply.filter((action) => !named.includes(action) && isForAction(action));
  return [...named, ...implying];
}

const equality =
  /^(?:ForAnyValue:|ForAllValues:)?(?:StringEquals|StringLike|ArnEquals|ArnLike|Bool|StringEqualsIgnoreCase)(?:IfExists)?$/;

/** What requests tell about themselves to which a statement applies: one context for each value of its first key. */
export function contextsOf(
  conditions: readonly Pick<PolicyStatement["conditions"][number], "operator" | "key" | "values">[],
): readonly KeyValues[] {
  const wanted = conditions
    .filter(
      ({ operator, values }) => equality.test(operator) && !values.some((value) => value.includes("${")),
    )
    .map(({ key, values }) => [key, values.map(exampleOf)] as const);
  const [several] = wanted.filter(([, values]) => values.length > 1);
  const first = Object.fromEntries(wanted.map(([key, [value = ""]]) => [key, value]));
  return several ? several[1].map((value) => ({ ...first, [several[0]]: value })) : [first];
}
