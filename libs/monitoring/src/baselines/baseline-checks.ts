import {
  type ClarifyCheckStep,
  type QualityCheckStep,
  type RegisterModelArguments,
  type ScalarArgument,
  type Step,
  clarifyCheckStep,
  qualityCheckStep,
} from "@mlops/pipeline-definition";
import { type BaselineArgs, clarifyBaseline, qualityBaseline } from "./baseline-request.ts";
import type { ScoredColumns } from "./quality-analysis.ts";

/** What a check of Clarify needs. */
interface ClarifyBaselineArgs extends BaselineArgs {
  /** S3 URI of the analysis configuration. */
  readonly configuration: ScalarArgument<string>;
  /** Name of the SageMaker model that is asked, such as a result of a model step. */
  readonly modelName: ScalarArgument<string>;
}

/** Arguments of {@link baselineChecks}. */
export interface BaselineChecksArgs {
  /** Group that the model is registered in: checks compare with its latest approved version. */
  readonly group: ScalarArgument<string>;
  /**
   * Compute baselines without comparing: for the first version, which has nothing to be compared with.
   * @default false
   */
  readonly skipChecks?: ScalarArgument<boolean>;
  readonly dataQuality?: BaselineArgs;
  readonly modelQuality?: BaselineArgs & { readonly scored: ScoredColumns };
  readonly bias?: ClarifyBaselineArgs;
  readonly explainability?: ClarifyBaselineArgs;
}

/** Steps that make baselines, and what a registration takes of them. */
export interface BaselineChecks {
  readonly steps: readonly Step[];
  /** For `arguments` of `registerModelStep`. */
  readonly registered: Pick<RegisterModelArguments, "ModelMetrics" | "DriftCheckBaselines">;
}

/**
 * The part of a training pipeline that makes the baselines of monitors, and registers them with the model's version.
 *
 * @example
 * const checks = baselineChecks({ group: "fraud", dataQuality: { environment, keys, network, roleArn, dataset, output } });
 * const register = registerModelStep("Register", { arguments: { ...model, ...checks.registered } });
 * pipelineDefinition({ steps: [...checks.steps, register] });
 */
export function baselineChecks(args: BaselineChecksArgs): BaselineChecks {
  const { group, skipChecks = false, dataQuality, modelQuality, bias, explainability } = args;
  const options = { modelPackageGroupName: group, skipCheck: skipChecks, registerNewBaseline: true };
  const data =
    dataQuality &&
    qualityCheckStep("DataQualityBaseline", {
      ...options,
      checkType: "DATA_QUALITY",
      arguments: qualityBaseline(dataQuality),
    });
  const quality =
    modelQuality &&
    qualityCheckStep("ModelQualityBaseline", {
      ...options,
      checkType: "MODEL_QUALITY",
      arguments: qualityBaseline(modelQuality, modelQuality.scored),
    });
  const groups =
    bias &&
    clarifyCheckStep("BiasBaseline", {
      ...options,
      checkType: "MODEL_BIAS",
      modelName: bias.modelName,
      arguments: clarifyBaseline(bias, bias.configuration, true),
    });
  const attributions =
    explainability &&
    clarifyCheckStep("ExplainabilityBaseline", {
      ...options,
      checkType: "MODEL_EXPLAINABILITY",
      modelName: explainability.modelName,
      arguments: clarifyBaseline(explainability, explainability.configuration, true),
    });
  const steps = [data, quality, groups, attributions].filter((step) => step !== undefined);
  return { steps, registered: registeredOf(data, quality, groups, attributions) };
}

function registeredOf(
  data: QualityCheckStep | undefined,
  quality: QualityCheckStep | undefined,
  bias: ClarifyCheckStep | undefined,
  explainability: ClarifyCheckStep | undefined,
): BaselineChecks["registered"] {
  return {
    ModelMetrics: {
      ...(data && { ModelDataQuality: computed(data) }),
      ...(quality && { ModelQuality: computed(quality) }),
      ...(bias && { Bias: { Report: json(bias.properties.CalculatedBaselineConstraints) } }),
      ...(explainability && {
        Explainability: { Report: json(explainability.properties.CalculatedBaselineConstraints) },
      }),
    },
    DriftCheckBaselines: {
      ...(data && { ModelDataQuality: compared(data) }),
      ...(quality && { ModelQuality: compared(quality) }),
      ...(bias && {
        Bias: { PostTrainingConstraints: json(bias.properties.BaselineUsedForDriftCheckConstraints) },
      }),
      ...(explainability && {
        Explainability: { Constraints: json(explainability.properties.BaselineUsedForDriftCheckConstraints) },
      }),
    },
  };
}

const json = <Uri>(S3Uri: Uri) => ({ ContentType: "application/json", S3Uri });

const computed = ({ properties }: QualityCheckStep) => ({
  Statistics: json(properties.CalculatedBaselineStatistics),
  Constraints: json(properties.CalculatedBaselineConstraints),
});

const compared = ({ properties }: QualityCheckStep) => ({
  Statistics: json(properties.BaselineUsedForDriftCheckStatistics),
  Constraints: json(properties.BaselineUsedForDriftCheckConstraints),
});
