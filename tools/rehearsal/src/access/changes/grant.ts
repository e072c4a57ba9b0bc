import type { PolicyStatement } from "@mlops/access";
import type { AccessModel } from "../access-model.ts";

/** A condition of a statement on one key. */
export type Condition = Pick<PolicyStatement["conditions"][number], "operator" | "key" | "values">;

/** What one statement gives, or denies, to somebody: one action pattern on one resource pattern, under conditions. */
export interface Grant {
  /** ARN of a role, or a principal as a policy of a resource names it: an account, a service, `*`. */
  readonly who: string;
  /** One pattern; several where everything else is meant. */
  readonly action: PolicyStatement["actions"];
  /** Like `action`. */
  readonly resource: PolicyStatement["actions"];
  /** Of those that hold for one of several values each with one value. */
  readonly conditions: readonly Condition[];
  readonly effect: PolicyStatement["effect"];
  /** What says so: the resource that makes the policy, and the statement. */
  readonly by: string;
  /** Account of the resource whose policy says so. @default - it is a policy of who has the access */
  readonly account?: string;
}

/** Everything that policies give and deny. */
export function grantsIn({ roles, protected: resources }: AccessModel): Grant[] {
  return [
    ...[...roles.values()].flatMap(({ arn, identity: { policies, boundary } }) => [
      ...policies.flatMap(({ statements }) => statements.flatMap((one) => grantsOf(one, [arn], "*"))),
      // A boundary gives nothing.
      ...(boundary?.statements ?? [])
        .filter(({ effect }) => effect === "Deny")
        .flatMap((one) => grantsOf(one, [arn], "*")),
    ]),
    ...[...resources.values()].flatMap(({ arn, policy, made: { account } }) =>
      (policy?.statements ?? []).flatMap((one) =>
        grantsOf(one, principalsOf(one), arn).map((grant) => ({ ...grant, account })),
      ),
    ),
  ];
}

function principalsOf({ principals }: PolicyStatement): readonly string[] {
  if (!principals || principals.of === "*") return ["*"];
  const names = Object.values(principals.of).flat();
  return principals.isNegated ? [`everybody but ${names.join(", ")}`] : names;
}

function grantsOf(statement: PolicyStatement, who: readonly string[], own: string): Grant[] {
  const { actions, resources, effect } = statement;
  const by = `${statement.document}, ${statement.name}`;
  // In a policy of a resource, `*` is that resource.
  const isOwn = (pattern: string) => pattern === "*";
  const places = single(resources ?? { patterns: ["*"], isNegated: false }).map((place) => ({
    ...place,
    patterns: place.patterns.map((pattern) => (isOwn(pattern) ? own : pattern)),
  }));
  const alternatives = splitConditions(statement.conditions);
  return who.flatMap((one) =>
    single(actions).flatMap((action) =>
      places.flatMap((resource) =>
        alternatives.map((conditions) => ({ who: one, action, resource, conditions, effect, by })),
      ),
    ),
  );
}

/** Each pattern by itself, unless everything else is meant. */
const single = ({ patterns, isNegated }: PolicyStatement["actions"]): PolicyStatement["actions"][] =>
  isNegated ? [{ patterns, isNegated }] : patterns.map((pattern) => ({ patterns: [pattern], isNegated }));

/** More alternatives are not told apart. */
const maxAlternatives = 100;

/** Conditions that hold for one of several values are as many conditions, of which one has to hold. */
function splitConditions(conditions: readonly Condition[]): (readonly Condition[])[] {
  const split = conditions.map((one) =>
    isOneOf(one) ? one.values.map((value) => ({ ...one, values: [value] })) : [one],
  );
  if (split.reduce((count, { length }) => count * length, 1) > maxAlternatives) return [conditions];
  return split.reduce<(readonly Condition[])[]>(
    (all, next) => all.flatMap((before) => next.map((one) => [...before, one])),
    [[]],
  );
}

/** Whether a condition holds where one of its values does. */
export const isOneOf = ({ operator }: Condition): boolean => !/Not|^Null|^ForAllValues:/.test(operator);
