import type { DocumentValue } from "../document/document-value.ts";
import type { StepType, ValueType } from "../document/pipeline-definition.ts";
import type { ArgumentObject, ScalarArgument } from "../variables/argument.ts";
import { PipelineVariable } from "../variables/pipeline-variable.ts";
import { written } from "../variables/written.ts";
import { type CachedStepOptions, type Step, stepDefinition } from "./step.ts";

/** Values that a step answers with, by name, with their types. */
export type OutputTypes = Readonly<Record<string, ValueType>>;

/** What a value of a type is here. */
export type ValueOf<Type extends ValueType> = {
  String: string;
  Integer: number;
  Float: number;
  Boolean: boolean;
}[Type];

/** The values that a step answers with. */
export interface AnsweredValues<Outputs extends OutputTypes> {
  readonly OutputParameters: { readonly [N in keyof Outputs]: PipelineVariable<ValueOf<Outputs[N]>> };
}

interface AnsweringStepOptions<Outputs> extends CachedStepOptions {
  /** What is sent. @default - nothing */
  readonly inputs?: ArgumentObject;
  /** What is answered: types by name. @default - nothing */
  readonly outputs?: Outputs;
}

/** How a Lambda step is declared. */
export interface LambdaStepOptions<Outputs extends OutputTypes> extends AnsweringStepOptions<Outputs> {
  readonly functionArn: ScalarArgument<string>;
}

/** A step that calls a Lambda function. */
export type LambdaStep<Outputs extends OutputTypes = OutputTypes> = Step<AnsweredValues<Outputs>>;

/**
 * A step that calls a Lambda function and takes values out of its answer.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function lambdaStep<const Outputs extends OutputTypes = Record<never, never>>(
  name: string,
  options: LambdaStepOptions<Outputs>,
): LambdaStep<Outputs> {
  return answeringStep("Lambda", name, options, { FunctionArn: written(options.functionArn) });
}

/** How a callback step is declared. */
export interface CallbackStepOptions<Outputs extends OutputTypes> extends AnsweringStepOptions<Outputs> {
  readonly queueUrl: ScalarArgument<string>;
}

/** A step that waits until somebody answers. */
export type CallbackStep<Outputs extends OutputTypes = OutputTypes> = Step<AnsweredValues<Outputs>>;

/**
 * A step that sends a message to an SQS queue and waits until the pipeline is told the outcome.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function callbackStep<const Outputs extends OutputTypes = Record<never, never>>(
  name: string,
  options: CallbackStepOptions<Outputs>,
): CallbackStep<Outputs> {
  return answeringStep("Callback", name, options, { SqsQueueUrl: written(options.queueUrl) });
}

function answeringStep<Outputs extends OutputTypes>(
  type: StepType,
  name: string,
  options: AnsweringStepOptions<Outputs>,
  target: Readonly<Record<string, DocumentValue>>,
): Step<AnsweredValues<Outputs>> {
  const outputs = Object.entries(options.outputs ?? {});
  const declared = outputs.map(([output, outputType]) => ({ OutputName: output, OutputType: outputType }));
  const references = outputs.map(([output]) => [
    output,
    new PipelineVariable({ Get: `Steps.${name}.OutputParameters['${output}']` }),
  ]);
  return {
    name,
    definition: stepDefinition(type, name, options.inputs ?? {}, options, {
      ...target,
      OutputParameters: declared,
    }),
    properties: {
      // The references are made of the names that the types are made of.
      OutputParameters: Object.fromEntries(references) as AnsweredValues<Outputs>["OutputParameters"],
    },
  };
}
