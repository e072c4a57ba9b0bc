import { z } from "zod";
import { jobTextLengths, tuningJobNamePattern, tuningLimits } from "@mlops/aws";
import { choiceValue, durationValue, listValue, refused, wholeNumberValue } from "@mlops/core";
import { numberArgument, textArgument } from "../settings/argument-value.ts";
import { combinations, rangeIssues, rangesField } from "./ranges.ts";

const parentName = z.string().regex(tuningJobNamePattern, {
  error: "expected the name of a tuning job: 1 to 32 letters, digits and hyphens",
});

/** What a stack file may set for a tuning job, besides the training job that it tries. */
export const tuningJobSettings = z
  .strictObject({
    objective: z
      .strictObject({
        metric: z
          .string()
          .min(1)
          .max(jobTextLengths.metricName)
          .describe("Metric that the jobs are compared by."),
        goal: choiceValue(["maximize", "minimize"]).describe("Whether more of it is better, or less."),
      })
      .describe("What the best job is best at."),
    ranges: rangesField,
    strategy: choiceValue(["Bayesian", "Random", "Grid", "Hyperband"])
      .default("Bayesian")
      .describe(
        "How the next values are chosen: by results so far, at random, all combinations of categorical values, or with " +
          "less time for those that do badly. Default: Bayesian.",
      ),
    hyperband: z
      .strictObject({
        minResource: wholeNumberValue({ min: 1 }).describe(
          "Epochs, or what the script counts, before a job is stopped.",
        ),
        maxResource: wholeNumberValue({ min: 1 }).describe(
          "Most epochs, or what the script counts, of a job.",
        ),
      })
      .optional()
      .describe("Limits of strategy Hyperband. Default: SageMaker's choice."),
    maxJobs: numberArgument(wholeNumberValue({ min: 1 }))
      .optional()
      .describe("How many training jobs are tried, from 1. Required, but for Grid: all combinations."),
    parallelJobs: numberArgument(wholeNumberValue({ min: 1 }))
      .default(1)
      .describe("How many of them run at the same time, from 1. Default: 1."),
    maxRuntime: durationValue({ unit: "second", ...tuningLimits.runtimeSeconds })
      .optional()
      .describe("How long all of it may take, 2 minutes to 182.5 days. Default: until all jobs are done."),
    earlyStopping: z
      .boolean()
      .default(false)
      .describe("Whether SageMaker stops jobs that will hardly be the best. Default: false."),
    completion: z
      .strictObject({
        target: z
          .number()
          .optional()
          .describe("It ends when the metric is that good. Default: no such value."),
        jobsNotImproving: wholeNumberValue(tuningLimits.jobsNotImproving)
          .optional()
          .describe("It ends when so many jobs did no better, from 3. Default: no such number."),
        onConvergence: z
          .boolean()
          .default(false)
          .describe("Whether it ends when better results are unlikely. Default: false."),
      })
      .optional()
      .describe("When it ends before all jobs are tried. Default: it does not."),
    warmStart: z
      .strictObject({
        parents: listValue(textArgument(parentName), { ...tuningLimits.parents, unique: "item" }).describe(
          "Names of earlier tuning jobs, 1 to 5.",
        ),
        data: choiceValue(["same", "other"]).describe(
          "Whether data and algorithm are those of the earlier jobs, or others.",
        ),
      })
      .optional()
      .describe("Earlier tuning jobs whose results it starts from. Default: none."),
    randomSeed: wholeNumberValue({ min: 0 })
      .optional()
      .describe("Seed that makes the choice of values reproducible. Default: another one each time."),
  })
  .check(checkRanges, checkStrategy, checkLimits);

/** What the checks of several keys read. */
interface Searched {
  readonly ranges: z.output<typeof rangesField>;
  readonly strategy: "Bayesian" | "Random" | "Grid" | "Hyperband";
  readonly hyperband?: { readonly minResource: number; readonly maxResource: number } | undefined;
  readonly earlyStopping: boolean;
  readonly maxJobs?: unknown;
  readonly parallelJobs: unknown;
}

/** Checked settings of a tuning job. */
export type TuningJobSettings = z.output<typeof tuningJobSettings>;

function checkRanges({ value, issues }: z.core.ParsePayload<Searched>): void {
  issues.push(...rangeIssues(value.ranges));
  if (value.strategy !== "Grid") return;
  for (const [name, { kind }] of Object.entries(value.ranges)) {
    if (kind === "categorical") continue;
    issues.push(refused(["ranges", name, "kind"], kind, '"categorical", because strategy is "Grid"'));
  }
}

function checkStrategy({ value, issues }: z.core.ParsePayload<Searched>): void {
  const { strategy, hyperband, earlyStopping } = value;
  if (hyperband !== undefined && strategy !== "Hyperband") {
    issues.push(refused(["hyperband"], hyperband, `nothing, because strategy is "${strategy}"`));
  }
  if (hyperband !== undefined && hyperband.minResource > hyperband.maxResource) {
    const expected = `at most maxResource (${hyperband.maxResource})`;
    issues.push(refused(["hyperband", "minResource"], hyperband.minResource, expected));
  }
  if (strategy === "Hyperband" && earlyStopping) {
    issues.push(refused(["earlyStopping"], true, "false, because Hyperband stops jobs by itself"));
  }
}

function checkLimits({ value, issues }: z.core.ParsePayload<Searched>): void {
  const { strategy, ranges, maxJobs, parallelJobs } = value;
  const all = strategy === "Grid" ? combinations(ranges) : undefined;
  if (maxJobs === undefined && strategy !== "Grid") {
    issues.push(refused(["maxJobs"], undefined, "how many training jobs are tried"));
  }
  if (all !== undefined && typeof maxJobs === "number" && maxJobs !== all) {
    issues.push(refused(["maxJobs"], maxJobs, `nothing, or ${all}: Grid tries all combinations`));
  }
  const most = maxJobs ?? all;
  if (typeof most === "number" && typeof parallelJobs === "number" && parallelJobs > most) {
    issues.push(refused(["parallelJobs"], parallelJobs, `at most maxJobs (${most})`));
  }
}
