import type { ParameterDefinition, ValueType } from "../document/pipeline-definition.ts";
import { PipelineVariable, type Scalar } from "./pipeline-variable.ts";

/** A parameter of a pipeline: a variable that every execution may set. */
export class Parameter<out T extends Scalar = Scalar> extends PipelineVariable<T> {
  readonly name: string;
  readonly definition: ParameterDefinition;

  constructor(definition: ParameterDefinition) {
    super({ Get: `Parameters.${definition.Name}` });
    this.name = definition.Name;
    this.definition = definition;
  }
}

/** How a parameter is declared. */
export interface ParameterOptions<T extends Scalar> {
  /** Its value in executions that do not set it. @default - every execution has to set it */
  readonly default?: T;
  /** What it means, for those who start executions. @default - nothing is said */
  readonly description?: string;
}

/** How a parameter is declared that may have only some values. */
export interface ChoiceOptions<T extends Scalar> extends ParameterOptions<NoInfer<T>> {
  /** The values that it may have. @default - any */
  readonly values?: readonly T[];
}

/**
 * A parameter that is a text of up to 1,024 characters.
 * @param name 1 to 256 letters, digits, `-` and `_`
 */
export function stringParameter<const T extends string = string>(
  name: string,
  options: ChoiceOptions<T> = {},
): Parameter<string extends T ? string : T> {
  return parameter(name, "String", options);
}

/**
 * A parameter that is a whole number.
 * @param name 1 to 256 letters, digits, `-` and `_`
 */
export function integerParameter(name: string, options: ChoiceOptions<number> = {}): Parameter<number> {
  return parameter(name, "Integer", options);
}

/**
 * A parameter that is a number.
 * @param name 1 to 256 letters, digits, `-` and `_`
 */
export function floatParameter(name: string, options: ParameterOptions<number> = {}): Parameter<number> {
  return parameter(name, "Float", options);
}

/**
 * A parameter that is true or false.
 * @param name 1 to 256 letters, digits, `-` and `_`
 */
export function booleanParameter(name: string, options: ParameterOptions<boolean> = {}): Parameter<boolean> {
  return parameter(name, "Boolean", options);
}

function parameter<T extends Scalar>(
  name: string,
  type: ValueType,
  options: ParameterOptions<Scalar> & { readonly values?: readonly (string | number)[] },
): Parameter<T> {
  const { default: defaultValue, description, values } = options;
  return new Parameter<T>({
    Name: name,
    Type: type,
    ...(description === undefined ? {} : { Description: description }),
    ...(defaultValue === undefined ? {} : { DefaultValue: defaultValue }),
    ...(values === undefined ? {} : { EnumValues: values }),
  });
}
