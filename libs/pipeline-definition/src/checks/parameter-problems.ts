import { pipelineLimits, pipelineParameterNamePattern } from "@mlops/aws";
import { isList, isObject, memberOf } from "../document/document-value.ts";
import { type ValueType, valueTypes } from "../document/pipeline-definition.ts";
import { type Form, anything, flag, listOf, oneOf, structure, text } from "./form.ts";
import { type DefinitionProblem, Place } from "./place.ts";

const forms: Readonly<Record<ValueType, Form>> = {
  String: text(pipelineLimits.maxDefaultCharacters),
  Integer: (value, place) => (Number.isSafeInteger(value) ? [] : [place.refuses(value, "a whole number")]),
  Float: (value, place) =>
    typeof value === "number" && Number.isFinite(value) ? [] : [place.refuses(value, "a number")],
  Boolean: flag,
};

const parameter = structure(
  {
    Name: text(256, pipelineParameterNamePattern, "1 to 256 letters, digits, - and _"),
    Type: oneOf(valueTypes),
  },
  {
    Description: text(pipelineLimits.maxParameterDescriptionCharacters),
    DefaultValue: anything,
    EnumValues: listOf(anything),
  },
);

/** Whether a value is of the type of a parameter. */
export function isOfType(value: unknown, { type }: KnownParameter): boolean {
  return type !== undefined && forms[type](value, new Place()).length === 0;
}

/** What is wrong with the parameters of a definition. */
export function parameterProblems(definition: unknown): readonly DefinitionProblem[] {
  const parameters = memberOf(definition, "Parameters");
  const place = new Place("Parameters");
  if (parameters === undefined) return [];
  if (!isList(parameters)) return [place.refuses(parameters, "a list")];
  return [
    ...listOf(parameter, pipelineLimits.maxParameters)(parameters, place),
    ...parameters.flatMap((one, index) => valueProblems(one, place.at(index))),
    ...repeatedNames(parameters, place),
  ];
}

/** A parameter that steps may use. */
export interface KnownParameter {
  readonly name: string;
  /** Nothing unless it is one of those that there are. */
  readonly type: ValueType | undefined;
  readonly defaultValue: unknown;
}

/** The parameters of a definition that have names. */
export function parametersOf(definition: unknown): readonly KnownParameter[] {
  const parameters = memberOf(definition, "Parameters");
  return (isList(parameters) ? parameters : []).flatMap((one) => {
    const name = memberOf(one, "Name");
    if (typeof name !== "string") return [];
    return [{ name, type: typeOf(one), defaultValue: memberOf(one, "DefaultValue") }];
  });
}

function typeOf(one: unknown): ValueType | undefined {
  const type = memberOf(one, "Type");
  return valueTypes.find((known) => known === type);
}

function valueProblems(one: unknown, place: Place): readonly DefinitionProblem[] {
  const type = typeOf(one);
  if (!type || !isObject(one)) return [];
  const preset = memberOf(one, "DefaultValue");
  const values = memberOf(one, "EnumValues");
  const defaultPlace = place.at("DefaultValue");
  const wrong = preset === undefined ? [] : forms[type](preset, defaultPlace);
  if (!isList(values)) return wrong;
  const isOther = preset !== undefined && wrong.length === 0 && !values.includes(preset);
  return [
    ...wrong,
    ...listOf(forms[type])(values, place.at("EnumValues")),
    ...(isOther ? [defaultPlace.refuses(preset, `one of EnumValues: ${JSON.stringify(values)}`)] : []),
  ];
}

function repeatedNames(parameters: readonly unknown[], place: Place): readonly DefinitionProblem[] {
  const seen = new Set<unknown>();
  return parameters.flatMap((one, index) => {
    const name = memberOf(one, "Name");
    const isRepeated = seen.has(name);
    if (name !== undefined) seen.add(name);
    return isRepeated ? [place.at(index).at("Name").refuses(name, "a name that no other parameter has")] : [];
  });
}
