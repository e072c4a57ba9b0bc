import { Unanswerable } from "../answer.ts";

/** A text, or a list of them. */
export type Texts = string | readonly string[];

/** A statement as a policy document has it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  readonly Principal?: Principals;
  readonly NotPrincipal?: Principals;
  readonly Condition?: Conditions;
}

export type Principals = "*" | Readonly<Record<string, Texts>>;
export type Conditions = Readonly<Record<string, Readonly<Record<string, Texts>>>>;

/** Arguments of one statement, as programs give them. */
export type StatementArgs = Readonly<Record<string, unknown>>;

/** The statement that the provider makes of its arguments. */
export function statementOf(args: StatementArgs, version: string): Statement {
  const { sid, effect } = args;
  const resources = (value: unknown) => replaced(decodedSet(value), version);
  return withoutEmpty({
    Sid: typeof sid === "string" ? sid : undefined,
    Effect: typeof effect === "string" ? effect : "Allow",
    Action: decodedSet(args.actions),
    NotAction: decodedSet(args.notActions),
    Resource: resources(args.resources),
    NotResource: resources(args.notResources),
    Principal: principalsOf(args.principals, version),
    NotPrincipal: principalsOf(args.notPrincipals, version),
    Condition: conditionsOf(args.conditions, version),
  });
}

/** The properties that say something: Go leaves out empty ones. */
export function withoutEmpty<Properties extends object>(properties: Properties): Partial<Properties> {
  const kept = Object.entries(properties).filter(([, value]) => value !== undefined && value !== "");
  // A part of the properties is one of their own type.
  return Object.fromEntries(kept) as Partial<Properties>;
}

/** A set of texts as the provider writes it: one alone as a text, several from Z to A. */
function decodedSet(value: unknown): Texts | undefined {
  const texts = [...new Set(textsOf(value))];
  if (texts.length === 0) return undefined;
  return texts.length === 1 ? texts[0] : sortedBackwards(texts);
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** From Z to A, as the provider sorts. */
export function sortedBackwards(texts: readonly string[]): readonly string[] {
  return texts.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0));
}

/** Policy variables: the provider's `&{…}` is `${…}` in IAM. */
function replaced(texts: Texts | undefined, version: string): Texts | undefined {
  if (texts === undefined) return undefined;
  const change = (text: string): string => {
    if (version === "2008-10-17" && text.includes("&{")) {
      throw new Unanswerable(
        `found &{ sequence in (${text}), which is not supported in document version 2008-10-17`,
      );
    }
    return text.replaceAll("&{", "${");
  };
  return typeof texts === "string" ? change(texts) : texts.map(change);
}

function principalsOf(value: unknown, version: string): Principals | undefined {
  const given = objectsOf(value);
  if (given.length === 0) return undefined;
  const [only] = given;
  if (given.length === 1 && only?.type === "*" && textsOf(only.identifiers).join() === "*") return "*";
  const byType = new Map<string, Texts>();
  for (const { type, identifiers } of given) {
    const added = replaced(decodedSet(identifiers), version) ?? [];
    byType.set(String(type), joined(byType.get(String(type)), added));
  }
  return sortedByKey(byType);
}

function conditionsOf(value: unknown, version: string): Conditions | undefined {
  const given = objectsOf(value);
  if (given.length === 0) return undefined;
  const tests = new Map<string, Map<string, Texts>>();
  for (const { test, variable, values } of given) {
    const variables = tests.get(String(test)) ?? new Map<string, Texts>();
    tests.set(String(test), variables);
    // The order of values matters, and so it stays.
    const added = replaced(textsOf(values), version) ?? [];
    variables.set(String(variable), flattened(joined(variables.get(String(variable)) ?? [], added)));
  }
  return sortedByKey(new Map([...tests].map(([test, variables]) => [test, sortedByKey(variables)])));
}

function objectsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((part) => typeof part === "object" && part !== null) : [];
}

function joined(before: Texts | undefined, added: Texts): Texts {
  return before === undefined ? added : [before, added].flat();
}

export function flattened(texts: Texts): Texts {
  return typeof texts !== "string" && texts.length === 1 && texts[0] !== undefined ? texts[0] : texts;
}

export function sortedByKey<Value>(map: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
