import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Endpoint } from "@pulumi/aws/sagemaker/endpoint.js";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { sageMakerLogGroups } from "@mlops/aws";
import type { EndpointRef, EndpointServing } from "@mlops/contracts";
import { type AwsEnvironment, type ServiceRole, defaultRetentionDays } from "@mlops/core";
import {
  EndpointAlarms,
  EndpointDashboard,
  EndpointNotices,
  type ObservedEndpoint,
} from "@mlops/observability";
import { modelArgs } from "../model/sagemaker-model.ts";
import { requestsUri } from "./asynchronous.ts";
import { type CheckedEndpoint, type ModelEndpointArgs, checkedEndpoint } from "./endpoint-args.ts";
import { deploymentOf, observedEndpoint, servedModels } from "./endpoint-plan.ts";
import { endpointRole } from "./endpoint-role.ts";
import { scaleEndpoint, scalingOrder } from "./endpoint-scaling.ts";
import { endpointServing } from "./endpoint-serving.ts";
import { madeConfiguration } from "./made-configuration.ts";

/**
 * A SageMaker endpoint with all that it takes to run one: models, role, logs, alarms, guarded rollouts and scaling.
 *
 * The endpoint keeps its name. Every change of its configuration makes a new configuration, which is rolled out while
 * the old one still exists, and rolled back as soon as the endpoint's alarms go off. Old configurations and models stay
 * in the account, so that a rollback has what it goes back to; `npm run mlops -- endpoint clean` removes them in time.
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
  readonly serving: EndpointServing;
  /** The role that the models run under, for further grants. With network isolation, containers cannot use it. */
  readonly executionRole: ServiceRole;
  /** Names of the SageMaker models, by variant: what is asked for explanations. A change of a model changes its name. */
  readonly modelNames: Readonly<Record<string, Output<string>>>;
  /** The endpoint as alarms and dashboards see it. */
  readonly observed: ObservedEndpoint;
  /** S3 URI below which callers of an asynchronous endpoint put requests; nothing for other endpoints. */
  readonly requestsUri: Output<string> | undefined;

  constructor(name: string, args: ModelEndpointArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:ModelEndpoint", name, {}, opts);
    const checked = checkedEndpoint(this, name, args);
    const { environment, alarmTopic, thresholds, watched, dashboard = environment.name !== "dev" } = checked;
    const child = { parent: this };
    this.environment = environment;
    this.serving = endpointServing(checked);
    this.observed = observedEndpoint(name, checked);
    const { endpointName } = this.observed;

    const logs = this.logGroup(name, checked);
    const alarms = new EndpointAlarms(
      `${name}-alarms`,
      { endpoint: this.observed, topic: alarmTopic, thresholds },
      child,
    );
    this.executionRole = endpointRole(`${name}-role`, endpointName, checked, child);
    this.modelNames = this.models(name, checked);
    const configurationName = this.configuration(name, checked);
    const deploymentConfig = deploymentOf(checked, alarms.rollbackAlarmNames);
    const notices = new EndpointNotices(
      `${name}-notices`,
      { endpointName, configurationName, topic: alarmTopic },
      child,
    );
    const order = scalingOrder(name, checked, this);
    const endpoint = new Endpoint(
      `${name}-endpoint`,
      { name: endpointName, endpointConfigName: configurationName, deploymentConfig },
      { parent: this, dependsOn: [logs, alarms, notices, this.executionRole, order.before] },
    );
    scaleEndpoint(name, { endpointName, name: endpoint.name }, checked, order, this);
    if (dashboard) {
      new EndpointDashboard(`${name}-dashboard`, { endpoint: this.observed, thresholds, watched }, child);
    }

    this.endpointName = endpoint.name;
    this.endpointArn = endpoint.arn;
    this.requestsUri =
      checked.mode === "asynchronous" ? requestsUri(endpointName, checked.mlEnvironment) : undefined;
    this.registerOutputs({ endpointName: this.endpointName, endpointArn: this.endpointArn });
  }

  /** SageMaker would make the group itself, without a key and without a retention. */
  private logGroup(name: string, { environment, keys, logRetentionDays }: CheckedEndpoint): LogGroup {
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

  /**
   * The models. They stay when newer ones take their place, and after the endpoint: SageMaker may have taken the
   * deployment back, which the provider reports as a success, and the endpoint scales and restarts with them. They cost
   * nothing.
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/48997
   */
  private models(name: string, endpoint: CheckedEndpoint): Readonly<Record<string, Output<string>>> {
    const executionRoleArn = this.executionRole.arn;
    // SageMaker tries the role as soon as a model is made.
    const options = { parent: this, dependsOn: [this.executionRole], retainOnDelete: true };
    return Object.fromEntries(
      modelSpecifications(endpoint).map(({ variant, args }) => [
        variant,
        new Model(`${name}-${variant}-model`, { ...args, executionRoleArn }, options).name,
      ]),
    );
  }

  /** The name of the configuration, which stays as the models do. */
  private configuration(name: string, endpoint: CheckedEndpoint): Output<string> {
    const specifications = modelSpecifications(endpoint).map(({ args, version }) =>
      version === undefined ? args : { ...args, version },
    );
    const models = { names: this.modelNames, specifications };
    const options = { parent: this, deleteBeforeReplace: false, retainOnDelete: true };
    return madeConfiguration(name, endpoint, models, options);
  }
}

/** Arguments of the models, by variant. */
function modelSpecifications(endpoint: CheckedEndpoint) {
  const network =
    endpoint.mode === "serverless"
      ? { networkIsolation: false }
      : { network: endpoint.network, networkIsolation: endpoint.networkIsolation };
  return Object.entries(servedModels(endpoint)).map(([variant, model]) => ({
    variant,
    args: modelArgs(model, network),
    // The ARN of a registered version may be known only later, its number is not.
    version: "version" in model ? model.version : undefined,
  }));
}
