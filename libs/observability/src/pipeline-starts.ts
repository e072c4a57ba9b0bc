import { type Input, type Output, output } from "@pulumi/pulumi";
import { type Duration, toSeconds } from "@mlops/core";

/** Values of a pipeline's parameters by name; those that are `undefined` are not given. */
export type ParameterValues = Readonly<Record<string, Input<string | number | boolean> | undefined>>;

/** A value of a parameter, as requests to start a pipeline take it. */
interface NamedText {
  readonly name: string;
  readonly value: Output<string>;
}

/** Values of parameters, as texts, which is how executions take every type. */
export function parameterTexts(values: ParameterValues): NamedText[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: output(value).apply(String) }],
  );
}

/** How often, and how long, a start that fails is tried again. */
export interface StartRetries {
  /** 0 to 185. */
  readonly retries: number;
  /** 1 minute to 24 hours. */
  readonly retryFor: Duration;
}

/** How starts are tried again unless settings say otherwise. */
export const usualRetries: StartRetries = { retries: 5, retryFor: "1 hour" };

/** The retries of a start, as EventBridge and EventBridge Scheduler take them. */
export function retryPolicy({ retries, retryFor }: StartRetries) {
  return { maximumRetryAttempts: retries, maximumEventAgeInSeconds: toSeconds(retryFor) };
}
