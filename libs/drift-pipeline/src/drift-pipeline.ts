import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  interpolate,
  output,
} from "@pulumi/pulumi";
import type { z } from "zod";
import { monitorMetricNamespace, monitorScheduleHours } from "@mlops/aws";
import { type EndpointRef, type PlatformRef, capturePrefix, withoutPlatform } from "@mlops/contracts";
import {
  type AwsEnvironment,
  canDecrypt,
  canPublishMetrics,
  checkedSettings,
  crossAccountProblems,
  problem,
} from "@mlops/core";
import {
  DriftAlarms,
  type RegisteredVersion,
  dataDriftMetrics,
  missingScriptProblems,
  registeredDataUri,
  registeredVersionProblems,
  scheduleNameOf,
  storedScript,
} from "@mlops/monitoring";
import { SageMakerPipeline } from "@mlops/pipeline";
import {
  executionVariables,
  join,
  pipelineDefinition,
  processingStep,
  stringParameter,
} from "@mlops/pipeline-definition";
import { SourceCode, jobRole, processingJob } from "@mlops/training";
import { type CheckedDriftSettings, driftPipelineSettings } from "./drift-pipeline-settings.ts";

/** Script that compares, from the root of the repository. */
const scriptFolder = "libs/drift-pipeline/captured";

/** Arguments of a {@link DriftPipeline}: its settings, and references. */
export interface DriftPipelineArgs extends z.input<typeof driftPipelineSettings>, PlatformRef {
  /** The endpoint whose captured requests are read: a real-time one of a single model. */
  readonly endpoint: EndpointRef;
  /** The version that the endpoint serves: whose data `registered` means. @default - none */
  readonly registered?: RegisteredVersion | undefined;
  /** Other accounts, 12 digits each, whose registries data may be read from. @default - none */
  readonly trustedAccounts?: readonly string[];
}

/** Checked arguments. */
interface CheckedDrift extends CheckedDriftSettings, PlatformRef {
  readonly endpoint: EndpointRef;
  readonly dataUri: Output<string>;
  readonly keyArns: readonly Input<string>[];
}

/**
 * Looks again and again whether an endpoint is asked what its model was trained for, without Model Monitor, which AWS
 * opens to no new customers: a pipeline on a schedule runs a script of this library on the requests that the endpoint has
 * captured. It publishes the metrics of a monitor of data quality, under the same names, so that alarms, dashboard and
 * retraining work as with `ModelMonitor`, and `env-monitor-required` takes it for one.
 *
 * Its job reads S3 and publishes metrics through the VPC, so it is not cut off from the network.
 *
 * @example
 * const { driftAlarmName } = new DriftPipeline("fraud-drift", {
 *   ...platform,
 *   endpoint: fraud,
 *   registered: { registry, version: 5 },
 *   baseline: "registered",
 *   drift: { amount: 0.2 },
 * });
 */
export class DriftPipeline extends ComponentResource {
  readonly environment: AwsEnvironment;
  /** Name of the alarm that is on while any drift is: what retraining is started by. */
  readonly driftAlarmName: string;
  readonly pipelineArn: Output<string>;

  constructor(name: string, args: DriftPipelineArgs, opts?: ComponentResourceOptions) {
    super("mlops:drift-pipeline:DriftPipeline", name, {}, opts);
    const checked = checkedDrift(this, name, args);
    const { environment, endpoint, alarmTopic, coolDown, keyArns } = checked;
    const child = { parent: this };
    const metrics = dataDriftMetrics(name, checked, environment);
    const parameters = runParameters(checked.schedule);
    const job = this.job(name, checked, parameters);
    const statements = [
      { ...canPublishMetrics([monitorMetricNamespace("data-quality", "endpoint")]), Sid: "PublishDrift" },
      ...(keyArns.length > 0 ? [canDecrypt("DecryptBaseline", [...keyArns])] : []),
    ];
    const reads = [capturedUri(checked)];
    const role = jobRole(`${name}-jobs`, { ...checked, jobs: [job], reads, statements }, child);
    const step = processingStep("CompareCaptured", { arguments: job.request(role.arn) });
    const pipeline = new SageMakerPipeline(
      name,
      {
        ...platformOf(checked),
        parameters,
        definition: pipelineDefinition({
          experiment: null,
          parameters: Object.values(parameters),
          steps: [step],
        }),
        // Once the last hour's requests are captured.
        schedules: { runs: { at: checked.schedule.replace("cron(0 ", "cron(20 ") } },
        monitoredEndpointName: endpoint.endpointName,
      },
      child,
    );
    const alarms = { name, environment, alarmTopic, coolDown, endpoint, metrics };
    this.environment = environment;
    this.pipelineArn = pipeline.pipelineArn;
    this.driftAlarmName = new DriftAlarms(`${name}-alarms`, alarms, child).driftAlarmName;
    this.registerOutputs({ pipelineArn: this.pipelineArn });
  }

  private job(name: string, checked: CheckedDrift, parameters: RunParameters) {
    const { environment, mlEnvironment, preprocessor, dataUri } = checked;
    const { containerVersion: version, instanceType, maxRuntime, drift } = checked;
    const scheduleName = scheduleNameOf(environment, name, "data-quality");
    const source = new SourceCode(`${name}-source`, { ...checked, folder: scriptFolder }, { parent: this });
    const place = { monitor: checked, physicalName: scheduleName, parent: this };
    const script = preprocessor && storedScript(`${name}-preprocessor`, preprocessor, place);
    const reports = interpolate`s3://${mlEnvironment.dataBucketName}/data/monitoring/reports/${scheduleName}`;
    return processingJob(`${name}-compare`, {
      ...platformOf(checked),
      source,
      container: {
        kind: "framework",
        framework: "sklearn",
        version,
        script: "captured_drift.py",
        arguments: [
          ...optionsOf(checked, scheduleName, parameters),
          ...Object.entries(drift).map(([feature, most]) => `--watch=${feature}=${most}`),
        ],
      },
      inputs: { baseline: { uri: dataUri }, ...(script && { preprocessor: { uri: script } }) },
      outputs: { drift: { uri: join("/", [reports, executionVariables.pipelineExecutionId]) } },
      instanceType,
      maxRuntime,
      networkIsolation: false,
    });
  }
}

/** The options of the script, but for what it watches. */
function optionsOf(checked: CheckedDrift, scheduleName: string, parameters: RunParameters) {
  const { environment, endpoint } = checked;
  const { Hours, HoursAgo, PublishMetrics } = parameters;
  const options = {
    captured: capturedUri(checked),
    endpoint: endpoint.endpointName,
    schedule: scheduleName,
    namespace: monitorMetricNamespace("data-quality", "endpoint"),
    region: environment.region,
    hours: Hours,
    hours_ago: HoursAgo,
    publish: PublishMetrics,
  };
  return Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]);
}

type RunParameters = ReturnType<typeof runParameters>;

/** What an execution may set, so that a run can be started by hand over a time that has passed. */
function runParameters(schedule: string) {
  return {
    Hours: stringParameter("Hours", {
      default: String(monitorScheduleHours(schedule)),
      description: "How many whole hours are looked at.",
    }),
    HoursAgo: stringParameter("HoursAgo", { default: "0", description: "How many hours ago they end." }),
    PublishMetrics: stringParameter("PublishMetrics", {
      default: "yes",
      values: ["yes", "no"],
      description: "Whether the alarms get to know: no for a time that has passed.",
    }),
  };
}

const platformOf = ({ environment, guardrails, keys, network, mlEnvironment, alarmTopic }: PlatformRef) => ({
  environment,
  guardrails,
  keys,
  network,
  mlEnvironment,
  alarmTopic,
});

const capturedUri = ({ endpoint, mlEnvironment }: Pick<CheckedDrift, "endpoint" | "mlEnvironment">) =>
  interpolate`s3://${mlEnvironment.dataBucketName}/${capturePrefix}/${endpoint.endpointName}/`;

function checkedDrift(component: DriftPipeline, name: string, args: DriftPipelineArgs): CheckedDrift {
  const { endpoint, registered, trustedAccounts = [], ...rest } = args;
  const platform = platformOf(rest);
  const { environment, ...references } = platform;
  const problems = [
    ...crossAccountProblems(environment, { ...references, endpoint }),
    ...servingProblems(endpoint),
    ...missingScriptProblems("preprocessor", args.preprocessor),
    ...(registered ? registeredVersionProblems(registered, environment, trustedAccounts) : []),
    ...(args.baseline === "registered" && registered === undefined
      ? [problem("baseline", "registered", "an S3 URI, because the endpoint serves no registered version")]
      : []),
  ];
  const settings = checkedSettings(component, name, driftPipelineSettings, withoutPlatform(rest), problems);
  const isRegistered = settings.baseline === "registered" && registered !== undefined;
  return {
    ...settings,
    ...platform,
    endpoint,
    dataUri: isRegistered ? registeredDataUri(registered) : output(settings.baseline),
    keyArns: isRegistered ? [registered.registry.artifactKeyArn] : [],
  };
}

function servingProblems({ serving: { mode, target } }: EndpointRef): string[] {
  if (mode === "real-time" && target.kind === "none") return [];
  const got = mode === "real-time" ? `requests that name a ${target.kind}` : mode;
  return [problem("endpoint.serving", got, "a real-time endpoint of a single model")];
}
