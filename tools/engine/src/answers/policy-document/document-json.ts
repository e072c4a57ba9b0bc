import { messageOf } from "../../error-message.ts";
import { Unanswerable } from "../answer.ts";
import {
  type Conditions,
  type Principals,
  type Statement,
  type Texts,
  flattened,
  sortedBackwards,
  sortedByKey,
  withoutEmpty,
} from "./statement.ts";

/** A policy document. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement?: readonly Statement[];
}

/** A policy document that is an argument of another one, as the provider reads it. */
export function parsedDocument(json: string, label: string): PolicyDocument {
  const found = parsed(json, label);
  const { Version, Id, Statement: statements } = found;
  if (statements !== undefined && !Array.isArray(statements)) {
    throw new Unanswerable(`${label}: got a Statement that is no list; expected a list of statements`);
  }
  return withoutEmpty({
    Version: textOf(Version),
    Id: textOf(Id),
    Statement: statements?.map((one: Record<string, unknown>) => parsedStatement(one)),
  });
}

function parsed(json: string, label: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Unanswerable(`${label}: ${messageOf(error)}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Unanswerable(`${label}: got no JSON object; expected a policy document`);
}

function parsedStatement(found: Readonly<Record<string, unknown>>): Statement {
  return withoutEmpty({
    Sid: textOf(found.Sid),
    Effect: textOf(found.Effect),
    Action: listOf(found.Action),
    NotAction: listOf(found.NotAction),
    Resource: listOf(found.Resource),
    NotResource: listOf(found.NotResource),
    Principal: parsedPrincipals(found.Principal),
    NotPrincipal: parsedPrincipals(found.NotPrincipal),
    Condition: parsedConditions(found.Condition),
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Actions and resources stay as they are. */
function listOf(value: unknown): Texts | undefined {
  return Array.isArray(value) ? value.map(String) : textOf(value);
}

function parsedPrincipals(value: unknown): Principals | undefined {
  // Whatever the text is, the provider takes it for everybody.
  if (typeof value === "string") return "*";
  const entries = entriesOf(value).map(([type, one]): [string, Texts] => {
    if (typeof one === "string") return [type, one];
    return [type, sortedBackwards(Array.isArray(one) ? one.map(String) : [])];
  });
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === "*" && String(only[1]) === "*") return "*";
  return entries.length === 0 ? undefined : sortedByKey(new Map(entries));
}

function parsedConditions(value: unknown): Conditions | undefined {
  const tests = entriesOf(value).flatMap(([test, variables]) => {
    const kept = entriesOf(variables).flatMap(([name, values]): [string, Texts][] => {
      if (typeof values === "string" || typeof values === "boolean") return [[name, String(values)]];
      // Numbers are lost on the way through the provider.
      return Array.isArray(values) ? [[name, flattened(values.map(String))]] : [];
    });
    return kept.length === 0 ? [] : [[test, sortedByKey(new Map(kept))] as const];
  });
  return tests.length === 0 ? undefined : sortedByKey(new Map(tests));
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
