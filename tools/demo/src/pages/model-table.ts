import type { DemoResult, JudgedModel } from "../demo/demo-result.ts";
import { inPercent, matchRate } from "../demo/test-endpoint.ts";

/** The two models beside each other: a head, and a row for each number. */
export function modelTable({
  hardlyTrained,
  trained,
}: DemoResult): readonly (readonly [string, string, string])[] {
  const row = (name: string, valueOf: (model: JudgedModel) => string): readonly [string, string, string] => [
    name,
    valueOf(hardlyTrained),
    valueOf(trained),
  ];
  return [
    ["", "hardly trained", "trained"],
    row("epochs", ({ epochs }) => String(epochs)),
    row("accuracy", ({ evaluation }) => evaluation.metrics.accuracy.toFixed(3)),
    row("macro F1", ({ evaluation }) => evaluation.metrics.macro_f1.toFixed(3)),
    row("F1 of negative", ({ evaluation }) => evaluation.metrics.f1_negative.toFixed(3)),
    row("F1 of neutral", ({ evaluation }) => evaluation.metrics.f1_neutral.toFixed(3)),
    row("F1 of positive", ({ evaluation }) => evaluation.metrics.f1_positive.toFixed(3)),
    row("answered as labelled", ({ verdict }) => `${verdict.matches} of ${verdict.records}`),
    row(`the gate (${inPercent(matchRate)})`, ({ verdict }) =>
      verdict.passed ? "lets it through" : "refuses it",
    ),
  ];
}

/** The features that drifted, with their distances. */
export function driftedFeatures({ shifted }: DemoResult): readonly string[] {
  return Object.entries(shifted.distances)
    .filter(([, distance]) => distance > shifted.threshold)
    .map(([name, distance]) => `${name} ${distance.toFixed(2)}`);
}
