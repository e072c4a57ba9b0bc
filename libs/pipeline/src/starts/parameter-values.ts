import { type Input, type Output, output } from "@pulumi/pulumi";

/** A value of a parameter, as requests to start a pipeline take it. */
interface NamedText {
  readonly name: string;
  readonly value: Output<string>;
}

/** Values of parameters, as texts, which is how executions take every type. */
export function parameterTexts(
  values: Readonly<Record<string, Input<string | number | boolean> | undefined>>,
): NamedText[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: output(value).apply(String) }],
  );
}
