import type { z } from "zod";
import { problem, refusal, settingsProblems, toSeconds } from "@mlops/core";
import {
  type PipelineVariable,
  type ScalarArgument,
  type TuningArguments,
  type TuningStep,
  join,
} from "@mlops/pipeline-definition";
import { type Job, checkRequest, laterRoleArn } from "../job/job.ts";
import { cluster, given } from "../job/parts.ts";
import { runsScript } from "../settings/container.ts";
import { hyperparametersOf } from "../training-job/toolkit.ts";
import type { TrainingJob } from "../training-job/training-job.ts";
import { algorithmOf, commonParts } from "../training-job/training-request.ts";
import { rangeArguments } from "./ranges.ts";
import { type TuningJobSettings, tuningJobSettings } from "./tuning-settings.ts";

/** Arguments of a tuning job: its settings, and the training job that it tries. */
export interface TuningJobArgs extends z.input<typeof tuningJobSettings> {
  /** The training job that is tried with different hyperparameters; it gives those that stay the same. */
  readonly training: TrainingJob;
}

/** A tuning job as data. */
export interface TuningJob extends Job<"tuning", TuningArguments> {
  /** Its checked settings. */
  readonly settings: TuningJobSettings;
  /**
   * S3 URI of the model of the best job, for later steps.
   * @param step the step that runs this tuning job
   * @param rank 0 for the best job, 1 for the second best … @default 0
   */
  readonly bestModelUri: (step: TuningStep, rank?: number) => PipelineVariable<string>;
}

/**
 * A search for the best hyperparameters of a training job as data, for a step of a pipeline and for a single run.
 * @param name logical name, such as `churn-search`
 * @throws RunError with every problem of its settings, and with everything that the API would refuse
 *
 * @example
 * const search = tuningJob("churn-search", {
 *   training: trainingJob("churn", { ... }),
 *   objective: { metric: "validation:auc", goal: "maximize" },
 *   ranges: { eta: { kind: "continuous", min: 0.01, max: 0.3, scaling: "Logarithmic" } },
 *   maxJobs: 20,
 * });
 * const step = tuningStep("Search", { arguments: search.request(role.arn) });
 * const model = search.bestModelUri(step);
 */
export function tuningJob(name: string, args: TuningJobArgs): TuningJob {
  const what = `tuning job ${name}`;
  const { training, ...own } = args;
  const problems = settingsProblems(tuningJobSettings, own);
  if (problems.length > 0) throw refusal(`${what} cannot be used`, problems);
  const settings = tuningJobSettings.parse(own);
  const request = (roleArn: ScalarArgument<string>) => tuningRequest(settings, training, roleArn);
  const found = [...objectiveProblems(settings, training), ...trainingProblems(settings, training)];
  checkRequest(
    what,
    "CreateHyperParameterTuningJob",
    request(laterRoleArn),
    "HyperParameterTuningJobName",
    found,
  );
  return {
    name,
    kind: "tuning",
    settings,
    access: training.access,
    request,
    bestModelUri: (step, rank = 0) => {
      const { TrainingJobName } = step.properties.TrainingJobSummaries.at(rank);
      return join("/", [withoutSlash(training.outputUri), TrainingJobName, "output", "model.tar.gz"]);
    },
  };
}

/** The prefix of models as a part of a joined URI. */
function withoutSlash(uri: ScalarArgument<string>): ScalarArgument<string> {
  return typeof uri === "string" ? uri.replace(/\/$/, "") : uri;
}

/** The metric has to be one that SageMaker finds; built-in algorithms have their own. */
function objectiveProblems({ objective }: TuningJobSettings, { settings }: TrainingJob): string[] {
  const names = settings.metrics.map((metric) => metric.name);
  if (settings.container.kind === "built-in" || names.includes(objective.metric)) return [];
  const expected = names.length === 0 ? "a metric of the training job, which has none" : names.join(" or ");
  return [
    problem("objective.metric", objective.metric, expected, "add it to the metrics of the training job"),
  ];
}

/** What a training job of its own may have, and one of a tuning job may not. */
function trainingProblems({ ranges }: TuningJobSettings, { settings }: TrainingJob): string[] {
  const { container, hyperparameters, keepAlive, debugger: debugging, profiler } = settings;
  const command = runsScript(container)
    ? {}
    : { entrypoint: container.entrypoint, arguments: container.arguments };
  const lacking = {
    "training.keepAlive": keepAlive,
    "training.debugger": debugging,
    "training.profiler": profiler,
    "training.container.entrypoint": command.entrypoint,
    "training.container.arguments": command.arguments,
  };
  return [
    ...Object.keys(ranges)
      .filter((name) => Object.hasOwn(hyperparameters, name))
      .map((name) =>
        problem(
          `ranges.${name}`,
          ranges[name],
          "nothing, because training.hyperparameters has it; remove one",
        ),
      ),
    ...Object.entries(lacking).flatMap(([path, value]) =>
      value === undefined ? [] : [problem(path, value, "nothing, because tuning jobs do not have it")],
    ),
  ];
}

function tuningRequest(
  settings: TuningJobSettings,
  training: TrainingJob,
  roleArn: ScalarArgument<string>,
): TuningArguments {
  const { references } = training;
  const fixed = hyperparametersOf(training.settings, references.source, references.environment);
  return {
    HyperParameterTuningJobConfig: searchConfig(settings, training),
    TrainingJobDefinition: {
      AlgorithmSpecification: algorithmOf(training),
      ...given("StaticHyperParameters", fixed),
      ...commonParts(training, roleArn),
      HyperParameterTuningResourceConfig: cluster(training.settings, references.keys),
    },
    ...(settings.warmStart && {
      WarmStartConfig: {
        ParentHyperParameterTuningJobs: settings.warmStart.parents.map((parent) => ({
          HyperParameterTuningJobName: parent,
        })),
        WarmStartType:
          settings.warmStart.data === "same"
            ? ("IdenticalDataAndAlgorithm" as const)
            : ("TransferLearning" as const),
      },
    }),
  };
}

function searchConfig(settings: TuningJobSettings, training: TrainingJob) {
  const { objective, ranges, strategy, hyperband, maxJobs, parallelJobs, maxRuntime, randomSeed } = settings;
  return {
    Strategy: strategy,
    ...(hyperband && {
      StrategyConfig: {
        HyperbandStrategyConfig: { MinResource: hyperband.minResource, MaxResource: hyperband.maxResource },
      },
    }),
    HyperParameterTuningJobObjective: {
      Type: objective.goal === "maximize" ? ("Maximize" as const) : ("Minimize" as const),
      MetricName: objective.metric,
    },
    ResourceLimits: {
      ...(maxJobs !== undefined && { MaxNumberOfTrainingJobs: maxJobs }),
      MaxParallelTrainingJobs: parallelJobs,
      ...(maxRuntime !== undefined && { MaxRuntimeInSeconds: toSeconds(maxRuntime) }),
    },
    ParameterRanges: rangeArguments(ranges, runsScript(training.settings.container)),
    TrainingJobEarlyStoppingType: settings.earlyStopping ? ("Auto" as const) : ("Off" as const),
    ...completionOf(settings),
    ...(randomSeed !== undefined && { RandomSeed: randomSeed }),
  };
}

function completionOf({ completion }: TuningJobSettings) {
  if (completion === undefined) return {};
  const { target, jobsNotImproving, onConvergence } = completion;
  return {
    TuningJobCompletionCriteria: {
      ...(target !== undefined && { TargetObjectiveMetricValue: target }),
      ...(jobsNotImproving !== undefined && {
        BestObjectiveNotImproving: { MaxNumberOfTrainingJobsNotImproving: jobsNotImproving },
      }),
      ...(onConvergence && { ConvergenceDetected: { CompleteOnConvergence: "Enabled" as const } }),
    },
  };
}
