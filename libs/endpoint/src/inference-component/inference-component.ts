import {
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  jsonStringify,
  output,
} from "@pulumi/pulumi";
import { Resource as CloudControlResource } from "@pulumi/aws/cloudcontrol/resource.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { arnIn, inferenceComponentMinimums, nameLengths, sageMakerLogGroups } from "@mlops/aws";
import {
  assertValid,
  physicalName,
  crossAccountProblems,
  defaultRetentionDays,
  problemsAt,
  retentionProblems,
  settingsProblems,
} from "@mlops/core";
import { InferenceComponentAlarms, inferenceComponentThresholdsSettings } from "@mlops/observability";
import { executionRole } from "../model/execution-role.ts";
import { modelProblems, nameProblems } from "../model/model-problems.ts";
import { modelArgs } from "../model/sagemaker-model.ts";
import { limitProblems } from "../scaling/capacity-limits.ts";
import { targetProblems, trackedRequests } from "../scaling/request-target.ts";
import { scaledCapacity } from "../scaling/scaled-capacity.ts";
import { isStartTimeout } from "../start-timeout.ts";
import { desiredComponent } from "./desired-component.ts";
import type { InferenceComponentArgs } from "./inference-component-args.ts";

/**
 * A model that shares the instances of a `SharedEndpoint` with others, scaled on its own.
 *
 * @example
 * const llms = new SharedEndpoint("llms", { ...platform, instanceType: "ml.g6.12xlarge", instances: { min: 1, max: 3 } });
 * new InferenceComponent("summaries", {
 *   ...platform,
 *   host: llms,
 *   model: { kind: "container", image, files: { prefix: "s3://models/summaries/" } },
 *   reserves: { memoryMiB: 16384, accelerators: 1 },
 *   copies: { min: 1, max: 4, concurrentRequests: 8 },
 * });
 */
export class InferenceComponent extends ComponentResource {
  /** Name that callers give beside the endpoint's. */
  readonly componentName: Output<string>;

  constructor(name: string, args: InferenceComponentArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:InferenceComponent", name, {}, opts);
    assertValid(this, name, inferenceComponentProblems(name, args));
    const { environment, copies, alarmTopic, thresholds = {} } = args;
    const componentName =
      args.componentName ??
      physicalName({ parts: ["mlops", environment.name, name], maxLength: nameLengths.sageMaker });
    const child = { parent: this };

    const alarms = new InferenceComponentAlarms(
      `${name}-alarms`,
      { componentName, topic: alarmTopic, thresholds },
      child,
    );
    const { logs, model } = this.model(name, componentName, args);
    const component = new CloudControlResource(
      `${name}-component`,
      {
        typeName: "AWS::SageMaker::InferenceComponent",
        desiredState: jsonStringify(
          desiredComponent(componentName, args, model.name, alarms.rollbackAlarmNames),
        ),
      },
      { parent: this, dependsOn: [alarms, logs] },
    );
    // The name is ours; callers and scaling have to wait for the component all the same.
    this.componentName = output(component.id).apply(() => componentName);
    if (typeof copies !== "number") {
      scaledCapacity(
        name,
        {
          resourceId: this.componentName.apply((text) => `inference-component/${text}`),
          dimension: "sagemaker:inference-component:DesiredCopyCount",
          limits: copies,
          tracked: trackedRequests(copies, "copies"),
          scheduleName: componentName,
        },
        this,
      );
    }
    this.registerOutputs({ componentName: this.componentName });
  }

  private model(name: string, componentName: string, args: InferenceComponentArgs) {
    const { environment, guardrails, keys, network, networkIsolation = true, logRetentionDays } = args;
    const logGroup = sageMakerLogGroups.inferenceComponent(componentName);
    const logs = new LogGroup(
      `${name}-logs`,
      {
        name: logGroup,
        retentionInDays: logRetentionDays ?? defaultRetentionDays(environment),
        kmsKeyId: keys.logKeyArn,
      },
      { parent: this },
    );
    const role = executionRole(
      `${name}-role`,
      {
        description: `Runs the model of inference component ${componentName}`,
        environment,
        guardrails,
        keys,
        models: [args.model],
        logGroups: [logGroup],
        inVpc: true,
        statements:
          environment.name === "dev"
            ? []
            : [
                {
                  Sid: "SeeRollbackAlarms",
                  Effect: "Allow",
                  Action: ["cloudwatch:DescribeAlarms"],
                  Resource: [arnIn(environment, "cloudwatch", "alarm:*")],
                },
              ],
      },
      { parent: this },
    );
    const model = new Model(
      `${name}-model`,
      { ...modelArgs(args.model, { network, networkIsolation }), executionRoleArn: role.arn },
      { parent: this, dependsOn: [role] },
    );
    return { logs, model };
  }
}

/** What is wrong with an inference component's arguments. */
export function inferenceComponentProblems(name: string, args: InferenceComponentArgs): string[] {
  const {
    environment,
    guardrails,
    keys,
    alarmTopic,
    network,
    host,
    model,
    trustedAccounts = [],
    copies,
  } = args;
  const { memoryMiB, cpus = 1, accelerators = 1 } = args.reserves;
  const { downloadTimeout, startupTimeout, networkIsolation = true } = args;
  const least = inferenceComponentMinimums;
  return [
    ...crossAccountProblems(environment, { guardrails, keys, alarmTopic, network, host }),
    ...nameProblems("logical name", name),
    ...(args.componentName === undefined ? [] : nameProblems("componentName", args.componentName)),
    ...modelProblems("model", model, { environment, trustedAccounts, networkIsolation }),
    ...(Number.isInteger(memoryMiB) && memoryMiB >= least.memoryMiB
      ? []
      : [`reserves.memoryMiB: got ${memoryMiB}; expected a whole number from ${least.memoryMiB}`]),
    ...(cpus >= least.cpus ? [] : [`reserves.cpus: got ${cpus}; expected at least ${least.cpus}`]),
    ...(accelerators >= least.accelerators
      ? []
      : [`reserves.accelerators: got ${accelerators}; expected at least ${least.accelerators}`]),
    ...(typeof copies === "number"
      ? Number.isInteger(copies) && copies >= 1
        ? []
        : [`copies: got ${copies}; expected a whole number from 1`]
      : [...limitProblems("copies", copies, 1), ...targetProblems("copies", copies)]),
    ...Object.entries({ downloadTimeout, startupTimeout }).flatMap(([at, duration]) =>
      duration === undefined || isStartTimeout(duration)
        ? []
        : [`${at}: got "${String(duration)}"; expected 1 minute to 1 hour`],
    ),
    ...problemsAt(
      "thresholds",
      settingsProblems(inferenceComponentThresholdsSettings, args.thresholds ?? {}),
    ),
    ...retentionProblems("logRetentionDays", args.logRetentionDays),
  ];
}
