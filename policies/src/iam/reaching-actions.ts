import type { Property } from "@mlops/api-constraints/property";
import type { Stack, StackResource } from "../resource/resource.ts";
import { type AccessLevel, scopableActions } from "./actions/scopable-actions.ts";
import { type GivenPolicy, givenPolicies } from "./given-policies.ts";
import { type ActionOnKind, anyResourceOf, kindOf, named, opennessOf, reachOf } from "./reach.ts";
import { type Statement, allows } from "./statement.ts";

/** Actions that a statement allows on any resource. */
export interface Reach {
  readonly resource: StackResource;
  /** The resource that stands for any. */
  readonly property: Property;
  /** The actions, for a message. */
  readonly actions: string;
}

/** Calls `onReach` for each statement of a stack's policies that allows any of `actions` on any resource. */
export function findActions(
  stack: Stack,
  actions: readonly ActionOnKind[],
  onReach: (reach: Reach) => void,
): void {
  find(stack, (policy, statement) => actions.filter(reachOf(policy, statement)), onReach);
}

/**
 * Calls `onReach` for each statement of a stack's policies that allows actions of `level` on any resource, though each
 * of them could be limited to named ones; save those that are `needed` on any.
 */
export function findLevel(
  stack: Stack,
  level: AccessLevel,
  needed: readonly string[],
  onReach: (reach: Reach) => void,
): void {
  find(
    stack,
    (policy, statement) =>
      actionsOf(statement, level)
        .filter((action) => !needed.includes(action))
        .map((action) => ({ action }))
        .filter(opennessOf(policy, statement)),
    onReach,
  );
}

/** The actions of a level that a statement is about. */
function actionsOf(statement: Statement, level: AccessLevel): readonly string[] {
  const { actions, notActions } = statement;
  if (notActions.length > 0) {
    return scopableActions(level, "*").filter((action) => allows(statement, action));
  }
  const found = actions.flatMap(({ text }) => (text === undefined ? [] : scopableActions(level, text)));
  return [...new Set(found)];
}

function find(
  stack: Stack,
  reached: (policy: GivenPolicy, statement: Statement) => readonly ActionOnKind[],
  onReach: (reach: Reach) => void,
): void {
  for (const policy of givenPolicies(stack)) {
    for (const statement of policy.statements) {
      const found = reached(policy, statement);
      const [first] = found;
      const property = first && anyResourceOf(statement, kindOf(first));
      if (property === undefined) continue;
      onReach({ resource: policy.resource, property, actions: named(found.map(({ action }) => action)) });
    }
  }
}
