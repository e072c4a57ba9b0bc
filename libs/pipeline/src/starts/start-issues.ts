import { Output } from "@pulumi/pulumi";
import type { z } from "zod";
import { choice, refused } from "@mlops/core";
import type { ParameterDefinition, ValueType } from "@mlops/pipeline-definition";

/** What a schedule or an event starts the pipeline with. */
interface Start {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** @default - a schedule has no event */
  readonly eventParameters?: Readonly<Record<string, string | undefined>>;
}

type Issue = z.core.$ZodRawIssue;

/**
 * What the pipeline would refuse when it is started, and what would start it with something else than is meant.
 * @param path where the start stands in the settings, such as `schedules`, `nightly`
 * @param declared the parameters of the pipeline
 */
export function startIssues(
  path: readonly PropertyKey[],
  { parameters, eventParameters = {} }: Start,
  declared: readonly ParameterDefinition[],
): Issue[] {
  const missing = declared.filter(
    ({ Name, DefaultValue }) =>
      DefaultValue === undefined && parameters[Name] === undefined && eventParameters[Name] === undefined,
  );
  return [
    ...given(parameters).flatMap(([name, value]) =>
      valueIssues([...path, "parameters", name], value, parameterIn(declared, name), declared),
    ),
    ...given(eventParameters).flatMap(([name, value]) => [
      ...pathIssues([...path, "eventParameters", name], value, parameterIn(declared, name), declared),
      ...(parameters[name] === undefined
        ? []
        : [refused([...path, "eventParameters", name], value, "nothing, because parameters has a value")]),
    ]),
    ...missing.map(({ Name }) =>
      refused([...path, "parameters", Name], undefined, "a value, because the pipeline has no default"),
    ),
  ];
}

function given<Value>(values: Readonly<Record<string, Value | undefined>>): [string, Value][] {
  return Object.entries(values).flatMap(([name, value]): [string, Value][] =>
    value === undefined ? [] : [[name, value]],
  );
}

function parameterIn(
  declared: readonly ParameterDefinition[],
  name: string,
): ParameterDefinition | undefined {
  return declared.find(({ Name }) => Name === name);
}

const forms: Readonly<Record<ValueType, readonly [string, (value: unknown) => boolean]>> = {
  String: ["a text", (value) => typeof value === "string"],
  Integer: ["a whole number", (value) => Number.isSafeInteger(value)],
  Float: ["a number", (value) => typeof value === "number" && Number.isFinite(value)],
  Boolean: ["true or false", (value) => typeof value === "boolean"],
};

function valueIssues(
  path: PropertyKey[],
  value: unknown,
  parameter: ParameterDefinition | undefined,
  declared: readonly ParameterDefinition[],
): Issue[] {
  if (!parameter) return [unknownParameter(path, value, declared)];
  if (Output.isInstance(value) || value instanceof Promise) return [];
  const [expected, isRight] = forms[parameter.Type];
  if (!isRight(value)) return [refused(path, value, expected)];
  const { EnumValues: allowed } = parameter;
  if (allowed?.every((one) => one !== value))
    return [refused(path, value, choice(allowed.map((one) => JSON.stringify(one))))];
  const isPath = typeof value === "string" && value.startsWith("$.");
  const other = "a text that does not begin with $., which EventBridge would look up in the event";
  return isPath ? [refused(path, value, other)] : [];
}

function pathIssues(
  path: PropertyKey[],
  value: string,
  parameter: ParameterDefinition | undefined,
  declared: readonly ParameterDefinition[],
): Issue[] {
  if (!parameter) return [unknownParameter(path, value, declared)];
  if (parameter.Type === "String") return [];
  return [
    refused(path, value, `nothing, because events give texts and the parameter is of type ${parameter.Type}`),
  ];
}

function unknownParameter(
  path: PropertyKey[],
  value: unknown,
  declared: readonly ParameterDefinition[],
): Issue {
  const names = choice(declared.map(({ Name }) => Name));
  const expected =
    names === "" ? "no parameters: the pipeline has none" : `a parameter of the pipeline: ${names}`;
  return refused(path, value, expected);
}
