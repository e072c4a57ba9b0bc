import {
  type ComponentResourceOptions,
  ComponentResource,
  type Input,
  type Output,
  interpolate,
} from "@pulumi/pulumi";
import type { z } from "zod";
import type { KeysRef, MlEnvironmentRef, NetworkRef } from "@mlops/contracts";
import { type AwsEnvironment, checkedSettings, crossAccountProblems, problem } from "@mlops/core";
import type { ProcessingArguments, ScalarArgument } from "@mlops/pipeline-definition";
import { baselineFiles } from "../baselines/baseline-files.ts";
import { type BaselineArgs, clarifyBaseline } from "../baselines/baseline-request.ts";
import { storedConfiguration } from "../definitions/stored-configuration.ts";
import { type RegisteredVersion, registeredUri } from "../model-monitor/registered-version.ts";
import { monitorName } from "../model-monitor/monitor-names.ts";
import { type ReportAnalysis, asksModel, reportAnalysisSettings } from "./report-analysis.ts";
import { reportConfiguration } from "./report-configuration.ts";

/** Arguments of a {@link ClarifyReport}: what it tells, and of what. */
export interface ClarifyReportArgs extends z.input<typeof reportAnalysisSettings> {
  readonly environment: AwsEnvironment;
  /** Its data key encrypts disks and reports. */
  readonly keys: KeysRef;
  /** VPC that the job runs in. */
  readonly network: NetworkRef;
  /** Its data bucket keeps the configuration, and gets the reports. */
  readonly mlEnvironment: MlEnvironmentRef;
  /**
   * Name of the SageMaker model that is asked: of a registered version, the one that an endpoint serves it by
   * (`ModelEndpoint.modelNames`). @default - none: only bias before training can be told
   */
  readonly modelName?: Input<string>;
  /** The version that the model is: whose rows `registered` means in `shap.baseline`. @default - none */
  readonly registered?: RegisteredVersion | undefined;
}

/** What a run of a report is given. */
export type ReportRun = Pick<BaselineArgs, "dataset" | "instanceType" | "maxRuntime"> & {
  /** ARN of the role of the job: it reads data set and configuration, writes the report, and makes the endpoint. */
  readonly roleArn: ScalarArgument<string>;
};

/**
 * A report of Clarify that is made when somebody asks for it: bias before and after training, attributions of features,
 * partial dependence. It stores what is analysed; {@link job} is the request, which a pipeline's processing step takes
 * as it is, and CreateProcessingJob with a name.
 *
 * @example
 * const report = new ClarifyReport("fraud-report", {
 *   ...platform,
 *   modelName: endpoint.modelNames.main,
 *   registered: { registry, version: 7 },
 *   shap: { baseline: "registered" },
 *   partialDependence: { features: ["amount"] },
 *   model: { instanceType: "ml.c7i.large" },
 * });
 * processingStep("Report", { arguments: report.job({ dataset, roleArn }) });
 */
export class ClarifyReport extends ComponentResource {
  /** S3 URI, ending in /, that reports are written below. */
  readonly reportsUri: Output<string>;
  private readonly analysis: ReportAnalysis;
  private readonly configurationUri: Output<string>;
  private readonly place: Pick<ClarifyReportArgs, "environment" | "keys" | "network">;

  constructor(name: string, args: ClarifyReportArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:ClarifyReport", name, {}, opts);
    const { environment, keys, network, mlEnvironment, modelName, registered, ...given } = args;
    const problems = crossAccountProblems(environment, { keys, network, mlEnvironment });
    const asked = given.bias?.afterTraining ?? given.shap ?? given.partialDependence;
    if (asked !== undefined && modelName === undefined) {
      problems.push(problem("modelName", undefined, "the name of the SageMaker model that is asked"));
    }
    if (given.shap?.baseline === "registered" && registered === undefined) {
      problems.push(problem("registered", undefined, "the version whose rows features are compared with"));
    }
    this.analysis = checkedSettings(this, name, reportAnalysisSettings, given, problems);
    this.place = { environment, keys, network };
    const physicalName = monitorName(environment, name);
    this.configurationUri = storedConfiguration(
      `${name}-configuration`,
      reportConfiguration(name, withRows(this.analysis, registered), modelName),
      { keys, mlEnvironment, physicalName },
      this,
    );
    this.reportsUri = interpolate`s3://${mlEnvironment.dataBucketName}/data/monitoring/reports/${physicalName}/`;
    this.registerOutputs({ reportsUri: this.reportsUri });
  }

  /** The request for a job that makes the report. */
  job(run: ReportRun): ProcessingArguments {
    return clarifyBaseline(
      { ...this.place, ...run, output: this.reportsUri },
      this.configurationUri,
      asksModel(this.analysis),
    );
  }
}

function withRows(analysis: ReportAnalysis, registered: RegisteredVersion | undefined): ReportAnalysis {
  const { shap } = analysis;
  if (shap?.baseline !== "registered" || registered === undefined) return analysis;
  return {
    ...analysis,
    shap: { ...shap, baseline: registeredUri(registered, "explainability", baselineFiles.shapRows) },
  };
}
