import { type Naming, namingOf } from "./principal.ts";
import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";
import { type RequestContext, valuesOf } from "./request-context.ts";
import type { Requester } from "./requester.ts";
import { type Truth, every } from "./truth.ts";

/** A request as statements see it. */
export interface SeenRequest {
  readonly requester: Requester;
  readonly action: string;
  readonly resource: string;
  /** With the keys that follow from the request. */
  readonly context: RequestContext;
}

/** A statement that is about a request, or may be. */
export interface Applicable {
  readonly statement: PolicyStatement;
  readonly truth: Exclude<Truth, "no">;
  /** How it names who asks; nothing in policies of identities. */
  readonly naming: Naming | undefined;
}

/** Statements of policies that are about a request, or may be. */
export function applicable(
  documents: readonly PolicyDocument[],
  effect: PolicyStatement["effect"],
  request: SeenRequest,
): Applicable[] {
  return documents.flatMap(({ statements }) =>
    statementsFor(statements, request.action).flatMap((statement): Applicable[] => {
      if (statement.effect !== effect) return [];
      const naming = namingIn(statement, request.requester);
      if (naming === undefined) return [];
      const truth = appliesTo(statement, request);
      return truth === "no" ? [] : [{ statement, truth, naming: naming === "own" ? undefined : naming }];
    }),
  );
}

/** Statements by the actions that they name in full, in lower case, and the others. */
interface ActionIndex {
  readonly named: ReadonlyMap<string, readonly PolicyStatement[]>;
  readonly others: readonly PolicyStatement[];
}

const indexes = new WeakMap<readonly PolicyStatement[], ActionIndex>();

function statementsFor(statements: readonly PolicyStatement[], action: string): readonly PolicyStatement[] {
  const index = indexes.get(statements) ?? actionIndex(statements);
  indexes.set(statements, index);
  const named = index.named.get(action.toLowerCase()) ?? [];
  const others = index.others.filter(({ isForAction }) => isForAction(action));
  return others.length === 0 ? named : [...named, ...others];
}

function actionIndex(statements: readonly PolicyStatement[]): ActionIndex {
  const named = new Map<string, PolicyStatement[]>();
  const isOther = ({ actions }: PolicyStatement) =>
    actions.isNegated || actions.patterns.some((pattern) => /[*?]/.test(pattern));
  for (const statement of statements.filter((one) => !isOther(one))) {
    for (const action of new Set(statement.actions.patterns.map((pattern) => pattern.toLowerCase()))) {
      named.set(action, [...(named.get(action) ?? []), statement]);
    }
  }
  return { named, others: statements.filter(isOther) };
}

/**
 * How a statement names who asks. A deny to everybody but some is always one to whoever has a boundary.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function namingIn({ principals, effect }: PolicyStatement, requester: Requester): Naming | "own" | undefined {
  if (!principals) return "own";
  const naming = namingOf(principals.of, requester);
  if (!principals.isNegated) return naming;
  if (effect === "Deny" && requester.kind === "identity" && requester.boundary) return "anybody";
  return naming === undefined ? "anybody" : undefined;
}

function appliesTo(statement: PolicyStatement, { resource, context }: SeenRequest): Truth {
  const isForResource = statement.isForResource(resource, context);
  if (isForResource === "no") return "no";
  const isMet = every(statement.conditions, ({ holds }) => holds(context));
  return isMet === "yes" ? isForResource : isMet;
}

/** Keys of statements' conditions of which nothing is known. */
export function unknownKeys(statements: readonly Applicable[], context: RequestContext): string[] {
  const keys = statements
    .filter(({ truth }) => truth === "perhaps")
    .flatMap(({ statement }) => statement.conditions)
    .flatMap(({ key }) => (valuesOf(context, key) === undefined ? [key] : []));
  return [...new Set(keys)].toSorted();
}
