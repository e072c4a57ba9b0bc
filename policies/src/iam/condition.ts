import { parseArnPattern } from "@mlops/aws";
import { type Certainty, allOf, anyOf, ifKnown } from "../resource/certainty.ts";
import type { Property } from "@mlops/api-constraints/property";
import { oneOrMore } from "./one-or-more.ts";

/** One line of a statement's condition: `<operator> <key> <values>`. */
export interface Condition {
  readonly operator: string;
  /** Condition key in lower case: IAM does not tell them apart by case. */
  readonly key: string;
  readonly values: readonly Property[];
}

/** The lines of a `Condition`; none of an operator whose keys are unknown. */
export function conditionsOf(condition: Property): readonly Condition[] {
  return condition.keys.flatMap((operator) => {
    const keys = condition.key(operator);
    return keys.keys.map((key) => ({ operator, key: key.toLowerCase(), values: oneOrMore(keys.key(key)) }));
  });
}

/** What a statement's condition certainly does about the requests that it holds for. */
export type Restriction = "restricted" | "unrestricted" | "unknown";

/** Which lines of a condition count as a limit. */
export interface Limit {
  /** Whether the condition key (in lower case) says what is to be limited. */
  readonly isAbout: (key: string) => boolean;
  /** Whether a value of that key limits anything: a mere wildcard does not. @default namesSomething */
  readonly isLimit?: (value: string, key: string) => boolean;
  /** Whether a line that holds for requests without a value counts too. @default false */
  readonly orIfPresent?: boolean;
}

/**
 * Whether `condition` holds only for requests within a limit. Only lines that ask for a value count: `…IfExists` and
 * `ForAllValues:` hold for requests without one (unless a `Null` line asks for the key), negated operators for all but
 * a few.
 */
export function limitation(condition: Property, limit: Limit): Restriction {
  const all = conditionsOf(condition);
  const isHidden =
    condition.isUnknown || condition.keys.some((operator) => condition.key(operator).isUnknown);
  const answer = anyOf([...all.map((line) => limits(line, limit, all)), isHidden ? "maybe" : "no"]);
  return ({ yes: "restricted", no: "unrestricted", maybe: "unknown" } as const)[answer];
}

/**
 * Whether one line of a condition holds only for requests within a limit.
 * @param all the lines that have to hold together with it
 */
export function limits(
  line: Condition,
  { isAbout, isLimit = namesSomething, orIfPresent = false }: Limit,
  all: readonly Condition[] = [line],
): Certainty {
  if (!isAbout(line.key)) return "no";
  const asks = orIfPresent && askingWhenPresent.test(line.operator) ? "yes" : asksForAValue(line, all);
  return allOf([asks, namesLimits(line, isLimit)]);
}

const asking = /^(ForAnyValue:)?((String|Arn)(Equals|Like|EqualsIgnoreCase)|Bool|IpAddress)$/;
const askingWhenPresent =
  /^((ForAllValues|ForAnyValue):)?((String|Arn)(Equals|Like|EqualsIgnoreCase)|Bool|IpAddress)(IfExists)?$/;

function asksForAValue({ operator, key }: Condition, all: readonly Condition[]): Certainty {
  if (asking.test(operator)) return "yes";
  if (!askingWhenPresent.test(operator)) return "no";
  const presence = all.filter((line) => line.operator === "Null" && line.key === key);
  return anyOf(
    presence.map(({ values }) => allOf(values.map((value) => ifKnown(value, value.is(false, "false"))))),
  );
}

function namesLimits({ operator, key, values }: Condition, isLimit: (value: string, key: string) => boolean) {
  if (values.length === 0) return "no";
  const isBool = /Bool(IfExists)?$/.test(operator);
  const names = (value: Property) =>
    isBool ? value.is(true, "true") : value.text !== undefined && isLimit(value.text, key);
  return allOf(values.map((value) => ifKnown(value, names(value))));
}

/**
 * Whether a value names anything: a mere wildcard does not, nor does an ARN whose account and resource are both
 * wildcards, nor whatever service. `StringEquals` takes a star for itself, which fits nothing.
 */
export function namesSomething(value: string): boolean {
  const arn = parseArnPattern(value);
  if (arn) return [arn.account, arn.resource].some((part = "") => /[^*?/:]/.test(part));
  return !/^[*?.]*(amazonaws\.com)?$/.test(value);
}

/** Whether a value names whose resource it is: an ARN needs an account, or a resource where ARNs have no account. */
export function namesOwner(value: string): boolean {
  const arn = parseArnPattern(value);
  if (!arn) return namesSomething(value);
  const { account = "", resource = "" } = arn;
  return account === "" ? /[^*?/:]/.test(resource) : !/[*?]/.test(account);
}

/** Whether a value is, or is the ARN of something in, one certain account. */
export function namesAccount(value: string): boolean {
  return /^\d{12}$/.test(parseArnPattern(value)?.account ?? value);
}
