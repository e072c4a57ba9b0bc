import { Output } from "@pulumi/pulumi";
import { z } from "zod";
import type { InstanceType } from "@mlops/aws";
import { instanceTypeValue, laterValue, scalarValue } from "@mlops/core";
import { PipelineVariable, type Scalar, type ScalarArgument } from "@mlops/pipeline-definition";

/** Whether a value is known only when the stack is deployed or the pipeline runs. */
export function isLater(value: unknown): boolean {
  return Output.isInstance(value) || value instanceof PipelineVariable;
}

/** A text that may be known only later. @param plain what a text may be */
export function textArgument(
  plain: z.ZodType<string, string> = z.string(),
): z.ZodType<ScalarArgument<string>, ScalarArgument<string>> {
  return laterValue<string, ScalarArgument<string>>(plain, isLater);
}

/** A number that may be known only later. @param plain what a number may be */
export function numberArgument(
  plain: z.ZodType<number, number>,
): z.ZodType<ScalarArgument<number>, ScalarArgument<number>> {
  return laterValue<number, ScalarArgument<number>>(plain, isLater);
}

/** An instance type that may be known only later. */
export function instanceTypeArgument(): z.ZodType<
  ScalarArgument<InstanceType>,
  ScalarArgument<InstanceType>
> {
  return laterValue<InstanceType, ScalarArgument<InstanceType>>(instanceTypeValue(), isLater);
}

/** A text, a number, or true or false. */
export type AnyScalarArgument = ScalarArgument<string> | ScalarArgument<number> | ScalarArgument<boolean>;

/** A text, a number, or true or false, that may be known only later. */
export function scalarArgument(): z.ZodType<AnyScalarArgument, AnyScalarArgument> {
  return laterValue<Scalar, AnyScalarArgument>(scalarValue(), isLater);
}
