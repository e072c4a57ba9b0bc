import { type Input, type Output, interpolate, output } from "@pulumi/pulumi";
import type { MonitorKind } from "@mlops/aws";
import type { MlEnvironmentRef } from "@mlops/contracts";
import { baselineFiles } from "../baselines/baseline-files.ts";
import type { ModelMonitorSettings } from "../settings/monitor-settings.ts";
import { type RegisteredVersion, registeredUri } from "./registered-version.ts";

type Of<Key extends "dataQuality" | "modelQuality" | "bias" | "explainability"> = NonNullable<
  ModelMonitorSettings[Key]
>;
type Compared<Settings, Baseline> = Omit<Settings, "baseline"> & { readonly baseline: Baseline | "none" };
type Constraints = { readonly constraints: Input<string> };

/** Settings of a monitor in which everything that its runs compare with has an address. */
export interface ComparedSettings extends Omit<
  ModelMonitorSettings,
  "dataQuality" | "modelQuality" | "bias" | "explainability"
> {
  readonly dataQuality?:
    Compared<Of<"dataQuality">, Constraints & { readonly statistics: Input<string> }> | undefined;
  readonly modelQuality?: Compared<Of<"modelQuality">, Constraints> | undefined;
  readonly bias?: Compared<Of<"bias">, Constraints> | undefined;
  readonly explainability?: Compared<Of<"explainability">, Constraints> | undefined;
}

/**
 * Settings with the addresses of baselines and labels.
 *
 * The baselines of a registered version are where its pipeline has kept them by convention (`keptBaselines`). Asking the
 * registry at deployment for the addresses that the version was registered with would take a right of the deploy role in
 * another account, and would make what the jobs' roles may read depend on what a pipeline has written.
 * @param registered the version whose baselines `registered` means
 */
export function comparedSettings(
  settings: ModelMonitorSettings,
  mlEnvironment: MlEnvironmentRef,
  registered: RegisteredVersion | undefined,
): ComparedSettings {
  const { dataQuality, modelQuality, bias, explainability, groundTruth, keyArns } = settings;
  const at = (kind: MonitorKind, file: string) => registeredUri(registered, kind, file);
  return {
    ...settings,
    ...(groundTruth !== undefined && { groundTruth: labelsUri(groundTruth, mlEnvironment) }),
    keyArns: [
      ...keyArns,
      ...(registered && registeredKeys(settings).length > 0 ? [registered.registry.artifactKeyArn] : []),
    ],
    dataQuality: dataQuality && {
      ...dataQuality,
      baseline: addressed(dataQuality.baseline, {
        statistics: at("data-quality", baselineFiles.statistics),
        constraints: at("data-quality", baselineFiles.constraints),
      }),
    },
    modelQuality: modelQuality && {
      ...modelQuality,
      baseline: addressed(modelQuality.baseline, {
        constraints: at("model-quality", baselineFiles.constraints),
      }),
    },
    bias: bias && {
      ...bias,
      baseline: addressed(bias.baseline, { constraints: at("bias", baselineFiles.analysis) }),
    },
    explainability: explainability && {
      ...explainability,
      baseline: addressed(explainability.baseline, {
        constraints: at("explainability", baselineFiles.analysis),
      }),
      analysis: analysed(explainability.analysis, at("explainability", baselineFiles.shapRows)),
    },
  };
}

/** Settings that may mean something of a registered version. */
interface RegisteredUse {
  readonly dataQuality?: { readonly baseline: unknown } | undefined;
  readonly modelQuality?: { readonly baseline: unknown } | undefined;
  readonly bias?: { readonly baseline: unknown } | undefined;
  readonly explainability?:
    | {
        readonly baseline: unknown;
        readonly analysis: { readonly shap: { readonly baseline: unknown } };
      }
    | undefined;
}

/** Paths of the keys that mean something of a registered version. */
export function registeredKeys({ dataQuality, modelQuality, bias, explainability }: RegisteredUse): string[] {
  const baselines = {
    "dataQuality.baseline": dataQuality?.baseline,
    "modelQuality.baseline": modelQuality?.baseline,
    "bias.baseline": bias?.baseline,
    "explainability.baseline": explainability?.baseline,
    "explainability.analysis.shap.baseline": explainability?.analysis.shap.baseline,
  };
  return Object.entries(baselines).flatMap(([key, value]) => (value === "registered" ? [key] : []));
}

const addressed = <Baseline>(baseline: Baseline | "none" | "registered", ofVersion: Baseline) =>
  baseline === "registered" ? ofVersion : baseline;

function analysed(analysis: Of<"explainability">["analysis"], rows: Input<string>) {
  const { shap } = analysis;
  return shap.baseline === "registered" ? { ...analysis, shap: { ...shap, baseline: rows } } : analysis;
}

function labelsUri(prefix: Input<string>, { dataBucketName }: MlEnvironmentRef): Output<string> {
  return output(prefix).apply((text) =>
    text.startsWith("s3://") ? output(text) : interpolate`s3://${dataBucketName}/${text}`,
  );
}
