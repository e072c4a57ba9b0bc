import type { MonitorKind } from "@mlops/aws";
import { baselinesFolder } from "@mlops/contracts";
import {
  type RegisterModelStep,
  type ScalarArgument,
  type Step,
  join,
  processingStep,
} from "@mlops/pipeline-definition";
import type { BaselineChecksArgs } from "./baseline-checks.ts";
import { type BaselineArgs, copiedFolders } from "./baseline-request.ts";

/** Arguments of {@link keptBaselines}. */
export interface KeptBaselinesArgs extends Omit<BaselineArgs, "dataset" | "output"> {
  /** What the checks were given. */
  readonly checked: BaselineChecksArgs;
  /** The step that has registered the version. */
  readonly register: RegisterModelStep;
  /** S3 URI, ending in /, below which the artifacts of every version are: `artifactsUri` of the model's registry. */
  readonly artifactsUri: ScalarArgument<string>;
}

/**
 * The step that keeps a version's baselines where its monitors look for them: below the model's artifacts, in a folder
 * by the number that the registry has given to the version. So a stack that pins the version knows their addresses,
 * and readers of the artifacts can read them. The number is known after the registration, which wants the addresses:
 * therefore the checks write elsewhere, and this step copies.
 *
 * @example
 * keptBaselines("KeepBaselines", { ...job, checked, register, artifactsUri: "s3://artifacts/models/fraud/" });
 */
export function keptBaselines(name: string, args: KeptBaselinesArgs): Step {
  const { checked, register, artifactsUri, ...job } = args;
  const { dataQuality, modelQuality, bias, explainability } = checked;
  const outputs = {
    "data-quality": dataQuality?.output,
    "model-quality": modelQuality?.output,
    bias: bias?.output,
    explainability: explainability?.output,
  } satisfies Readonly<Record<MonitorKind, unknown>>;
  const folders = Object.fromEntries(
    Object.entries(outputs).flatMap(([kind, uri]) => (uri === undefined ? [] : [[kind, uri]])),
  );
  const version = register.properties.ModelPackageVersion;
  const output = join("", [artifactsUri, version, `/${baselinesFolder}`]);
  return processingStep(name, { arguments: copiedFolders({ ...job, output }, folders) });
}
