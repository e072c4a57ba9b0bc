import type { Expression } from "../document/expression.ts";

/** What a variable stands for. */
export type Scalar = string | number | boolean;

/**
 * A value that is known when the pipeline runs: a parameter, a property of an earlier step, a property of the
 * execution, or what is made of these. It may stand wherever a step takes a value of its type.
 */
export class PipelineVariable<out T extends Scalar = Scalar> {
  /** Type of the value; there is nothing to read before the pipeline runs. */
  declare readonly valueType: T;

  /** What stands for the value in the definition. */
  readonly expression: Expression;

  constructor(expression: Expression) {
    this.expression = expression;
  }

  /** @throws Error: the value is not known yet. Use `join` or `asText`. */
  toString(): string {
    throw new Error(
      `${JSON.stringify(this.expression)}: got a pipeline variable; expected a text; use join or asText`,
    );
  }

  /** What stands for the value in JSON. */
  toJSON(): Expression {
    return this.expression;
  }
}
