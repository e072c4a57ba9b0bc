import { type ResourceKind, takesInAny } from "./any-resource.ts";
import { type Limit, limitation, namesSomething } from "./condition.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { GivenPolicy } from "./given-policies.ts";
import { type Statement, allows, takesInAction } from "./statement.ts";

/** An action, and the kind of resource that it is about. */
export interface ActionOnKind {
  /** Such as `iam:PassRole`. */
  readonly action: string;
  /** Whatever takes in each resource of this kind counts as any resource. @default - those of the action's service */
  readonly kind?: ResourceKind;
}

/** Condition keys that say when, from where or by whom is asked: they leave every resource within reach. */
const keysAboutTheCaller =
  /^aws:(currenttime|epochtime|tokenissuetime|securetransport|useragent|referer|requestedregion|sourceip|vpcsourceip|sourcevpc|sourcevpcarn|sourcevpce|vpce.*|multifactorauth.*|principal.*|userid|username|sourceidentity|federatedprovider|ec2instance.*|calledvia.*|viaawsservice)$/;

/** What narrows the resources, or the requests, that a statement is about. */
export const byScope: Limit = { isAbout: (key) => !keysAboutTheCaller.test(key), isLimit: namesSomething };

/** The resource of `statement` that takes in any of a kind, if one certainly does. */
export function anyResourceOf(statement: Statement, kind: ResourceKind): Property | undefined {
  if (statement.notResources.length > 0) return statement.at.key("NotResource");
  return statement.resources.find(({ text }) => text !== undefined && takesInAny(text, kind));
}

/** The kind of resource that an action is about. */
export function kindOf({ action, kind }: ActionOnKind): ResourceKind {
  return kind ?? { service: action.slice(0, action.indexOf(":")) };
}

/** Whether `policy` certainly allows an action on any resource through `statement`, without a narrowing condition. */
export function reaches(
  policy: GivenPolicy,
  statement: Statement,
  action: ActionOnKind,
  limit: Limit = byScope,
): boolean {
  return (
    allows(statement, action.action) &&
    anyResourceOf(statement, kindOf(action)) !== undefined &&
    limitation(statement.at.key("Condition"), limit) === "unrestricted" &&
    !mayDeny(policy, action)
  );
}

/** Whether a policy may refuse `action` whatever the resource and the circumstances, taking away what it allows. */
export function mayDeny({ statements, hidesStatements }: GivenPolicy, action: ActionOnKind): boolean {
  return hidesStatements || statements.some((statement) => statementMayDeny(statement, action));
}

function statementMayDeny(
  { at, effect, actions, notActions, resources }: Statement,
  action: ActionOnKind,
): boolean {
  const condition = at.key("Condition");
  const takesIn = ({ text }: Property) => text !== undefined && takesInAction(text, action.action);
  const mayTakeIn =
    actions.some((one) => one.isUnknown || takesIn(one)) ||
    (notActions.length > 0 && !notActions.some(takesIn));
  const mayBeAny = ({ isUnknown, text }: Property) =>
    isUnknown || (text !== undefined && takesInAny(text, kindOf(action)));
  return (
    (effect.isUnknown || effect.is("Deny")) &&
    mayTakeIn &&
    resources.some(mayBeAny) &&
    (condition.isUnknown || condition.keys.length === 0)
  );
}

/** A list of actions for a message: the first few, and how many more. */
export function named(actions: readonly string[], most = 3): string {
  const shown = actions.slice(0, most);
  const more = actions.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
}
