import { z } from "zod";
import { defineAction } from "../command/action.ts";
import { status } from "../command/failures.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { table } from "../command/table.ts";
import { describedVersions } from "./described-version.ts";
import { betterOf, metricText } from "./metrics-in.ts";
import { registeredModel } from "./registered-model.ts";
import { type MeasuredVersion, measuredVersions } from "./version-metrics.ts";
import { versionValue } from "./version-value.ts";

const different = "expected at least two numbers, each once";

/** `models compare`. */
export const compareModels = defineAction(
  z.strictObject({
    stack: stackValue(),
    versions: z
      .array(versionValue())
      .refine((numbers) => numbers.length > 1 && new Set(numbers).size === numbers.length, {
        error: different,
      }),
    model: textValue().optional(),
  }),
  async ({ stack, versions: numbers, model: name }, context) => {
    const model = await registeredModel(context, stack, name);
    const versions = await measuredVersions(model, await describedVersions(model, numbers), context);
    const compared = comparedMetrics(versions);
    const titles = [
      "metric",
      ...numbers.flatMap((number, index) => [
        String(number),
        ...(index === 0 ? [] : [change(number, numbers)]),
      ]),
      "better",
    ];
    return {
      data: {
        model: model.name,
        versions: versions.map(({ number, arn, approval }) => ({
          version: number,
          arn,
          approvalStatus: approval,
        })),
        metrics: compared,
      },
      lines: [
        versions.map(({ number, approval }) => `${model.name} ${number}: ${approval}`).join(", "),
        ...(compared.length === 0
          ? ["none has metrics"]
          : table(titles, compared.map(rowOf(numbers)), context.terminal)),
      ],
      status: compared.length === 0 ? status.no : status.success,
    };
  },
);

/** A metric of several versions. */
interface ComparedMetric {
  readonly metric: string;
  /** By number of the version. A version that was not measured so has none. */
  readonly values: Readonly<Record<number, number>>;
  /** Numbers of the best versions, where it is known what is better; empty if all are equal. */
  readonly better?: readonly number[] | undefined;
}

/** In the order in which the versions name them. */
function comparedMetrics(versions: readonly MeasuredVersion[]): ComparedMetric[] {
  const names = new Set(versions.flatMap(({ metrics }) => Object.keys(metrics)));
  return [...names].map((metric) => {
    const values = Object.fromEntries(
      versions.flatMap(({ number, metrics }) => {
        const value = metrics[metric];
        return value === undefined ? [] : [[number, value] as const];
      }),
    );
    return { metric, values, better: bestOf(metric, values) };
  });
}

function bestOf(metric: string, values: Readonly<Record<number, number>>): number[] | undefined {
  const direction = betterOf(metric);
  const all = Object.values(values);
  if (direction === undefined || all.length < 2) return undefined;
  const best = direction === "higher" ? Math.max(...all) : Math.min(...all);
  const versions = Object.entries(values).filter(([, value]) => value === best);
  return versions.length === all.length ? [] : versions.map(([number]) => Number(number));
}

const change = (number: number, [first]: readonly number[]) => `${number} - ${first}`;

const rowOf =
  (numbers: readonly number[]) =>
  ({ metric, values, better }: ComparedMetric) => {
    const [first = 0] = numbers;
    const cells = numbers.flatMap((number) => [
      [String(number), metricText(values[number])] as const,
      [change(number, numbers), differenceText(values[first], values[number])] as const,
    ]);
    const known = better === undefined ? undefined : better.join(", ") || "equal";
    return { metric, ...Object.fromEntries(cells), better: known };
  };

function differenceText(from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined) return "-";
  const difference = to - from;
  if (difference === 0) return "0";
  return `${difference > 0 ? "+" : "-"}${metricText(Math.abs(difference))}`;
}
