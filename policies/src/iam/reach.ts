import { ActionPatterns } from "./action-patterns.ts";
import { type ResourceKind, takesInAny } from "./any-resource.ts";
import { type Limit, limitation, namesSomething } from "./condition.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { GivenPolicy } from "./given-policies.ts";
import { type Statement, allows, patternsOf } from "./statement.ts";

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

/** Tells whether `policy` certainly allows an action on any resource through `statement`, without a narrowing condition. */
export function reachOf(
  policy: GivenPolicy,
  statement: Statement,
  limit: Limit = byScope,
): (action: ActionOnKind) => boolean {
  const isOpen = opennessOf(policy, statement, limit);
  return (action) => allows(statement, action.action) && isOpen(action);
}

/** Tells of the actions that `statement` allows whether it does so on any resource, without a narrowing condition. */
export function opennessOf(
  policy: GivenPolicy,
  statement: Statement,
  limit: Limit = byScope,
): (action: ActionOnKind) => boolean {
  const isNarrow = limitation(statement.at.key("Condition"), limit) !== "unrestricted";
  if (policy.hidesStatements || isNarrow || !statement.effect.is("Allow")) return () => false;
  const onAny = new Map<string, boolean>();
  return (action) => {
    const kind = kindOf(action);
    const name = `${kind.service} ${kind.prefix ?? ""}`;
    const isOnAny = onAny.get(name) ?? anyResourceOf(statement, kind) !== undefined;
    onAny.set(name, isOnAny);
    return isOnAny && !mayDeny(policy, action);
  };
}

/** Whether a policy may refuse `action` whatever the resource and the circumstances, taking away what it allows. */
export function mayDeny(policy: GivenPolicy, action: ActionOnKind): boolean {
  if (policy.hidesStatements) return true;
  const { patterns, naming, others } = denialsOf(policy);
  const candidates = patterns.takesIn(action.action) ? [...naming, ...others] : others;
  return candidates.some((statement) => mayBeAbout(statement, action));
}

/** What may refuse actions whatever the circumstances. */
interface Denials {
  /** Statements that name their actions, and the patterns of all of these. */
  readonly naming: readonly Statement[];
  readonly patterns: ActionPatterns;
  /** Those that leave actions out, or of which some are unknown. */
  readonly others: readonly Statement[];
}

/** Asked for by each action that something allows, read once. */
const denialsByPolicy = new WeakMap<GivenPolicy, Denials>();

function denialsOf(policy: GivenPolicy): Denials {
  const known = denialsByPolicy.get(policy);
  if (known) return known;
  const isNaming = ({ actions, notActions }: Statement) =>
    notActions.length === 0 && !actions.some(({ isUnknown }) => isUnknown);
  const { naming = [], others = [] } = Object.groupBy(policy.statements.filter(mayDenyAlways), (statement) =>
    isNaming(statement) ? "naming" : "others",
  );
  const texts = naming.flatMap(({ actions }) => actions.flatMap(({ text }) => text ?? []));
  const denials = { naming, others, patterns: new ActionPatterns(texts) };
  denialsByPolicy.set(policy, denials);
  return denials;
}

function mayDenyAlways({ at, effect, resources }: Statement): boolean {
  const condition = at.key("Condition");
  return (
    (effect.isUnknown || effect.is("Deny")) &&
    (condition.isUnknown || condition.keys.length === 0) &&
    resources.some(({ isUnknown, text = "" }) => isUnknown || text.includes("*"))
  );
}

function mayBeAbout({ actions, notActions, resources }: Statement, action: ActionOnKind): boolean {
  const mayTakeIn =
    actions.some(({ isUnknown }) => isUnknown) ||
    patternsOf(actions).takesIn(action.action) ||
    (notActions.length > 0 && !patternsOf(notActions).takesIn(action.action));
  const mayBeAny = ({ isUnknown, text }: Property) =>
    isUnknown || (text !== undefined && takesInAny(text, kindOf(action)));
  return mayTakeIn && resources.some(mayBeAny);
}

/** A list of actions for a message: the first few, and how many more. */
export function named(actions: readonly string[], most = 3): string {
  const shown = actions.slice(0, most);
  const more = actions.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
}
