import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Endpoint } from "@pulumi/aws/sagemaker/endpoint.js";
import { EndpointConfiguration } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { arnIn, sageMakerLogGroups } from "@mlops/aws";
import { type EndpointRef, canAttachEncryptedVolumes } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  type ServiceRole,
  assertValid,
  defaultRetentionDays,
} from "@mlops/core";
import { EndpointAlarms, EndpointDashboard, type ObservedEndpoint } from "@mlops/observability";
import { executionRole } from "../model/execution-role.ts";
import { modelArgs } from "../model/sagemaker-model.ts";
import { scaledCapacity } from "../scaling/scaled-capacity.ts";
import { canProcessAsync, requestsUri } from "./asynchronous.ts";
import { canCapture } from "../data-capture.ts";
import type { ModelEndpointArgs } from "./endpoint-args.ts";
import { configurationArgs, configurationNamePrefix, usesOwnKey } from "./endpoint-configuration.ts";
import {
  captureOf,
  fleetOf,
  instanceVariants,
  observedEndpoint,
  onlyVariant,
  rolloutOf,
  servedModels,
} from "./endpoint-plan.ts";
import { scaleInstances } from "./instance-scaling.ts";
import { modelEndpointProblems } from "./model-endpoint-problems.ts";
import { deploymentConfig } from "./rollout.ts";
import { trackedConcurrency } from "./serverless.ts";

/**
 * A SageMaker endpoint, and all that it takes to run one: models, role, logs, alarms, guarded rollouts and scaling.
 *
 * The endpoint keeps its name for ever. Whatever changes in its configuration makes a new configuration, rolled out
 * while the old one is still there, and taken back by itself if the endpoint's alarms go off.
 *
 * @example
 * new ModelEndpoint("fraud", {
 *   ...platform, // environment, guardrails, keys, alarmTopic, network, mlEnvironment
 *   mode: "real-time",
 *   variants: {
 *     main: {
 *       model: { kind: "package", packageArn, images, artifacts },
 *       instanceType: "ml.c7i.xlarge",
 *       instances: { min: 2, max: 8, requestsPerSecond: 40 },
 *     },
 *   },
 * });
 */
export class ModelEndpoint extends ComponentResource implements EndpointRef {
  readonly environment: AwsEnvironment;
  readonly endpointName: Output<string>;
  readonly endpointArn: Output<string>;
  /** The role that the models run under, to be granted more. With network isolation, containers cannot use it. */
  readonly executionRole: ServiceRole;
  /** The endpoint as dashboards see it. */
  readonly observed: ObservedEndpoint;
  /** S3 URI where callers of an asynchronous endpoint put requests; nothing for other endpoints. */
  readonly requestsUri: Output<string> | undefined;

  constructor(name: string, args: ModelEndpointArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:ModelEndpoint", name, {}, opts);
    assertValid(this, name, modelEndpointProblems(name, args));
    const child = { parent: this };
    this.environment = args.environment;
    this.observed = observedEndpoint(name, args);
    const { endpointName } = this.observed;

    const logs = this.logGroup(name, args);
    const alarms = new EndpointAlarms(
      `${name}-alarms`,
      { endpoint: this.observed, topic: args.alarmTopic, thresholds: args.thresholds ?? {} },
      child,
    );
    this.executionRole = this.role(name, args);
    const configuration = this.configuration(name, args);
    const rollout = deploymentConfig(rolloutOf(args), fleetOf(args), alarms.rollbackAlarmNames);
    const endpoint = new Endpoint(
      `${name}-endpoint`,
      {
        name: endpointName,
        endpointConfigName: configuration.name,
        ...(rollout && { deploymentConfig: rollout }),
      },
      { parent: this, dependsOn: [logs, alarms, this.executionRole] },
    );
    this.scale(name, args, endpoint);
    if (args.dashboard ?? args.environment.name !== "dev") {
      const shown = { endpoint: this.observed, thresholds: args.thresholds ?? {} };
      new EndpointDashboard(`${name}-dashboard`, shown, child);
    }

    this.endpointName = endpoint.name;
    this.endpointArn = endpoint.arn;
    this.requestsUri =
      args.mode === "asynchronous" ? requestsUri(endpointName, args.mlEnvironment) : undefined;
    this.registerOutputs({ endpointName: this.endpointName, endpointArn: this.endpointArn });
  }

  /** SageMaker would make the group itself, without a key and without an end. */
  private logGroup(name: string, { environment, keys, logRetentionDays }: ModelEndpointArgs): LogGroup {
    return new LogGroup(
      `${name}-logs`,
      {
        name: sageMakerLogGroups.endpoint(this.observed.endpointName),
        retentionInDays: logRetentionDays ?? defaultRetentionDays(environment),
        kmsKeyId: keys.logKeyArn,
      },
      { parent: this },
    );
  }

  private role(name: string, args: ModelEndpointArgs): ServiceRole {
    const { environment, guardrails, keys } = args;
    const { endpointName } = this.observed;
    return executionRole(
      `${name}-role`,
      {
        description: `Runs the models of endpoint ${endpointName}`,
        environment,
        guardrails,
        keys,
        models: Object.values(servedModels(args)),
        logGroups: [sageMakerLogGroups.endpoint(endpointName)],
        inVpc: args.mode !== "serverless",
        statements: [
          ...modeStatements(endpointName, args),
          ...(rolloutOf(args).mode === "none" ? [] : [canDescribeAlarms(environment)]),
        ],
      },
      { parent: this },
    );
  }

  private configuration(name: string, args: ModelEndpointArgs): EndpointConfiguration {
    const surroundings =
      args.mode === "serverless"
        ? { networkIsolation: false }
        : { network: args.network, networkIsolation: args.networkIsolation ?? true };
    const specifications = Object.entries(servedModels(args)).map(
      ([variant, model]) => [variant, modelArgs(model, surroundings)] as const,
    );
    // SageMaker tries the role as soon as a model is made.
    const options = { parent: this, dependsOn: [this.executionRole] };
    const modelNames = Object.fromEntries(
      specifications.map(([variant, specification]) => {
        const executionRoleArn = this.executionRole.arn;
        return [
          variant,
          new Model(`${name}-${variant}-model`, { ...specification, executionRoleArn }, options).name,
        ];
      }),
    );
    const configuration = configurationArgs(name, args, modelNames);
    const models = specifications.map(([, specification]) => specification);
    return new EndpointConfiguration(
      `${name}-config`,
      { ...configuration, namePrefix: configurationNamePrefix(name, configuration, models) },
      // The old configuration must stay for as long as the endpoint may have to go back to it.
      { parent: this, deleteBeforeReplace: false },
    );
  }

  private scale(name: string, args: ModelEndpointArgs, endpoint: Endpoint): void {
    const { endpointName } = this.observed;
    for (const [variant, { instances }] of Object.entries(instanceVariants(args))) {
      if (typeof instances !== "number") {
        scaleInstances(`${name}-${variant}`, { endpointName, name: endpoint.name }, variant, instances, this);
      }
    }
    const concurrency = args.mode === "serverless" ? args.provisionedConcurrency : undefined;
    if (typeof concurrency === "object") {
      scaledCapacity(
        `${name}-${onlyVariant}`,
        {
          resourceId: endpoint.name.apply((text) => `endpoint/${text}/variant/${onlyVariant}`),
          dimension: "sagemaker:variant:DesiredProvisionedConcurrency",
          limits: concurrency,
          tracked: trackedConcurrency(concurrency),
          scheduleName: `${endpointName}-${onlyVariant}`,
        },
        this,
      );
    }
  }
}

/** What only some ways of serving need. */
function modeStatements(endpointName: string, args: ModelEndpointArgs): PolicyStatement[] {
  if (args.mode === "serverless") return [];
  return [
    ...(usesOwnKey(args) ? [canAttachEncryptedVolumes(args.keys)] : []),
    ...(args.mode === "asynchronous" ? canProcessAsync(endpointName, args) : []),
    ...(args.mode === "real-time" && captureOf(args) ? canCapture(args.mlEnvironment, args.keys) : []),
  ];
}

/** CloudWatch checks this right against all alarms of the account, even if it is asked for one by name. */
const canDescribeAlarms = (environment: AwsEnvironment): PolicyStatement => ({
  Sid: "SeeRollbackAlarms",
  Effect: "Allow",
  Action: ["cloudwatch:DescribeAlarms"],
  Resource: [arnIn(environment, "cloudwatch", "alarm:*")],
});
