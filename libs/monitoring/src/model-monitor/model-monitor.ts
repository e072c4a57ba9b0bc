import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { MonitoringSchedule } from "@pulumi/aws/sagemaker/monitoringSchedule.js";
import { type MonitorKind, nameLengths } from "@mlops/aws";
import { type ImageRequest, containerImage, containerImageProblems } from "@mlops/container-images";
import { withoutPlatform } from "@mlops/contracts";
import {
  type AwsEnvironment,
  checkedSettings,
  crossAccountProblems,
  physicalName,
  problem,
} from "@mlops/core";
import { biasConfiguration, explainabilityConfiguration } from "../definitions/analysis-configuration.ts";
import { madeDefinition } from "../definitions/made-definition.ts";
import { storedConfiguration } from "../definitions/stored-configuration.ts";
import { modelMonitorSettings } from "../settings/monitor-settings.ts";
import type { CheckedMonitor, ModelMonitorArgs } from "./monitor-args.ts";
import { monitorRole } from "./monitor-role.ts";
import { type ScheduledMonitor, scheduledMonitors } from "./scheduled-monitors.ts";

/**
 * Looks again and again whether a model is still what it was when it was trained: whether requests are like the training
 * data, predictions right, groups treated alike, and the same features decisive. It reads what an endpoint or batches
 * have captured; what it finds is in reports, metrics, alarms and notifications.
 *
 * @example
 * new ModelMonitor("fraud-monitor", {
 *   ...platform,
 *   tags,
 *   endpoint: fraud,
 *   dataQuality: { schedule: "cron(0 * ? * * *)", baseline: { statistics, constraints }, drift: { amount: 0.2 } },
 * });
 */
export class ModelMonitor extends ComponentResource {
  readonly environment: AwsEnvironment;

  constructor(name: string, args: ModelMonitorArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:ModelMonitor", name, {}, opts);
    const monitor = this.checked(name, args);
    const { environment } = monitor;
    this.environment = environment;
    for (const scheduled of scheduledMonitors(name, monitor)) this.schedule(name, monitor, scheduled);
    this.registerOutputs({});
  }

  private checked(name: string, args: ModelMonitorArgs): CheckedMonitor {
    const { environment, guardrails, keys, alarmTopic, network, mlEnvironment, ...rest } = args;
    const { endpoint, modelName, tags, ...given } = rest;
    const references = { guardrails, keys, alarmTopic, network, mlEnvironment };
    const problems = [
      ...crossAccountProblems(environment, { ...references, ...(endpoint && { endpoint }) }),
      ...nameProblems(name),
      ...sourceProblems(args),
      ...imageProblems(args),
    ];
    const settings = checkedSettings(this, name, modelMonitorSettings, withoutPlatform(given), problems);
    return {
      ...settings,
      environment,
      ...references,
      tags,
      ...(endpoint && { endpoint }),
      ...(modelName !== undefined && { modelName }),
    };
  }

  private schedule(
    name: string,
    monitor: CheckedMonitor,
    { kind, schedule, scheduleName }: ScheduledMonitor,
  ): void {
    const { environment } = monitor;
    const named = {
      monitor,
      physicalName: physicalName({ environment, parts: [name], maxLength: nameLengths.sageMaker }),
    };
    const image = containerImage(imageOf(kind, environment));
    const configUri = this.configuration(`${name}-${kind}`, kind, named);
    const reads = [...referencesOf(kind, monitor), ...(configUri === undefined ? [] : [configUri])];
    const role = monitorRole(`${name}-${kind}-role`, { kind, ...named, image, reads }, this);
    const job = { kind, ...named, image, roleArn: role.arn, ...(configUri !== undefined && { configUri }) };
    const monitoringJobDefinitionName = madeDefinition(`${name}-${kind}`, job, monitor, {
      parent: this,
      dependsOn: [role],
    });
    new MonitoringSchedule(
      `${name}-${kind}-schedule`,
      {
        name: scheduleName,
        monitoringScheduleConfig: {
          monitoringType: monitoringTypes[kind],
          monitoringJobDefinitionName,
          scheduleConfig: { scheduleExpression: schedule },
        },
      },
      { parent: this },
    );
  }

  private configuration(
    name: string,
    kind: MonitorKind,
    named: { readonly monitor: CheckedMonitor; readonly physicalName: string },
  ): Input<string> | undefined {
    const { bias, explainability, modelName = "" } = named.monitor;
    const configuration =
      kind === "bias" && bias
        ? biasConfiguration(bias.analysis)
        : kind === "explainability" && explainability
          ? explainabilityConfiguration(explainability.analysis, modelName)
          : undefined;
    return configuration && storedConfiguration(`${name}-configuration`, configuration, named, this);
  }
}

const monitoringTypes = {
  "data-quality": "DataQuality",
  "model-quality": "ModelQuality",
  bias: "ModelBias",
  explainability: "ModelExplainability",
} as const satisfies Readonly<Record<MonitorKind, string>>;

function imageOf(kind: MonitorKind, environment: AwsEnvironment): ImageRequest {
  return kind === "bias" || kind === "explainability"
    ? { framework: "clarify", version: "1.0", purpose: "processing", environment }
    : { framework: "model-monitor", version: "untagged", purpose: "monitoring", environment };
}

/** A region without the containers is refused before anything is made. */
function imageProblems(args: ModelMonitorArgs): string[] {
  const { environment, dataQuality, modelQuality, bias, explainability } = args;
  return [
    ...((dataQuality ?? modelQuality) ? containerImageProblems(imageOf("data-quality", environment)) : []),
    ...((bias ?? explainability) ? containerImageProblems(imageOf("bias", environment)) : []),
  ];
}

/** Pulumi adds 8 characters to the longest logical name of a definition, `<name>-data-quality`. */
const longestName = nameLengths.sageMaker - "-data-quality".length - 8;

function nameProblems(name: string): string[] {
  return name.length > longestName ? [problem("logicalName", name, `at most ${longestName} characters`)] : [];
}

/** What can be monitored, and what an analysis needs besides. */
function sourceProblems({ endpoint, batch, explainability, modelName }: ModelMonitorArgs): string[] {
  const problems: string[] = [];
  if ((endpoint === undefined) === (batch === undefined)) {
    const got = endpoint === undefined ? "neither" : "both";
    problems.push(
      `endpoint: got ${got} endpoint ${got === "both" ? "and" : "nor"} batch; expected one of them`,
    );
  }
  if (endpoint && (endpoint.serving.mode !== "real-time" || endpoint.serving.target.kind !== "none")) {
    const { mode, target } = endpoint.serving;
    const got = mode === "real-time" ? `requests name a ${target.kind}` : mode;
    const expected = "a real-time endpoint of a single model; SageMaker monitors no other";
    problems.push(problem("endpoint.serving", got, expected));
  }
  if (explainability && modelName === undefined) {
    problems.push(
      problem("modelName", undefined, "the name of the SageMaker model that explainability asks"),
    );
  }
  return problems;
}

/** What a monitor's job compares captured records with. */
function referencesOf(kind: MonitorKind, monitor: CheckedMonitor): Input<string>[] {
  const { dataQuality, modelQuality, bias, explainability, groundTruth } = monitor;
  const settings = { "data-quality": dataQuality, "model-quality": modelQuality, bias, explainability }[kind];
  const { baseline = "none" } = settings ?? {};
  const scripts = [dataQuality, modelQuality].filter((one) => one !== undefined && one === settings);
  const shap = kind === "explainability" ? explainability?.analysis.shap.baseline : undefined;
  return [
    ...(baseline === "none" ? [] : Object.values(baseline)),
    ...((kind === "model-quality" || kind === "bias") && groundTruth !== undefined ? [groundTruth] : []),
    ...scripts.flatMap((one) => [one?.preprocessor, one?.postprocessor].filter((uri) => uri !== undefined)),
    ...(shap === undefined || Array.isArray(shap) ? [] : [shap as Input<string>]),
  ];
}
