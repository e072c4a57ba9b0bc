import type { ParameterDefinition, ValueType } from "@mlops/pipeline-definition/reading";
import { WrongUse } from "../command/failures.ts";
import { oneOf } from "../command/one-of.ts";

type Texts = Readonly<Record<string, string>>;
type Scalar = string | number | boolean;

/** A parameter of a pipeline, and its value in one execution. */
export interface ParameterValue {
  readonly name: string;
  readonly value: Scalar;
  /** The value as requests have it. */
  readonly text: string;
  readonly isDefault: boolean;
}

/** What each type takes, and the value of a text that it takes. */
const forms: Readonly<Record<ValueType, readonly [string, (text: string) => Scalar | undefined]>> = {
  String: ["a text", (text) => text],
  Integer: ["a whole number", (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined)],
  Float: ["a number", (text) => (/^[\s]*$/.test(text) ? undefined : finite(Number(text)))],
  Boolean: ["true or false", (text) => (/^(true|false)$/.test(text) ? text === "true" : undefined)],
};

const finite = (value: number) => (Number.isFinite(value) ? value : undefined);

/**
 * The values that an execution has: those that were given, and the defaults of the definition.
 * @param given texts by the parameter's name
 * @throws WrongUse with every parameter that the definition lacks, or that has no value, or one of another type
 */
export function parameterValues(declared: readonly ParameterDefinition[], given: Texts): ParameterValue[] {
  const names = declared.map(({ Name }) => Name);
  const expected = names.length === 0 ? "none: the pipeline has no parameters" : oneOf(names);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  const problems = [
    ...unknown.map((name) => `--parameter ${name}: got a parameter that is not there; expected ${expected}`),
    ...declared.flatMap((parameter) => problemOf(parameter, given[parameter.Name])),
  ];
  if (problems.length > 0) throw new WrongUse(...problems);
  return declared.map(({ Name: name, Type, DefaultValue = "" }) => {
    const text = given[name];
    if (text === undefined) return { name, value: DefaultValue, text: String(DefaultValue), isDefault: true };
    return { name, value: forms[Type][1](text) ?? text, text, isDefault: false };
  });
}

function problemOf({ Name, Type, DefaultValue, EnumValues }: ParameterDefinition, text?: string): string[] {
  const refused = (got: string, expected: string) => [
    `--parameter ${Name}: got ${got}; expected ${expected}`,
  ];
  if (text === undefined) {
    return DefaultValue === undefined ? refused("nothing", "a value, because it has no default") : [];
  }
  const got = JSON.stringify(text);
  const [expected, valueOf] = forms[Type];
  const value = valueOf(text);
  if (value === undefined) return refused(got, expected);
  const isAllowed = EnumValues === undefined || EnumValues.some((one) => one === value);
  return isAllowed ? [] : refused(got, oneOf(EnumValues.map(String)));
}
