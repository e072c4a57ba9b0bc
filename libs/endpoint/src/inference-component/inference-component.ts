import { ComponentResource, type ComponentResourceOptions, type Output, output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { sageMakerLogGroups } from "@mlops/aws";
import { type EndpointRef, type EndpointServing, withoutPlatform } from "@mlops/contracts";
import {
  type AwsEnvironment,
  checkedSettings,
  canLog,
  cloudControlResource,
  crossAccountProblems,
  defaultRetentionDays,
  grant,
  problem,
} from "@mlops/core";
import { InferenceComponentAlarms } from "@mlops/observability";
import { canServe, executionRole } from "../model/execution-role.ts";
import { modelArgs } from "../model/sagemaker-model.ts";
import { defaultName, oneModelNameProblems } from "../names.ts";
import { canDescribeAlarms } from "../rollout/rollback-alarms.ts";
import { trackedRequests } from "../scaling/request-target.ts";
import { scaledCapacity } from "../scaling/scaled-capacity.ts";
import { desiredComponent } from "./desired-component.ts";
import type { CheckedComponent, InferenceComponentArgs } from "./inference-component-args.ts";
import { inferenceComponentSettings } from "./inference-component-settings.ts";

/**
 * A model that shares the instances of a `SharedEndpoint` with others, scaled on its own. Its host's role gets the rights
 * to its image and files: about ten components fit into the policies of one host.
 *
 * Cloud Control may not carry a later change of `copies` and `rollout`, which SageMaker does not read back:
 * `docs/endpoints.md` says what to do.
 *
 * @example
 * const instances = { min: 2, max: 4 };
 * const llms = new SharedEndpoint("llms", { ...platform, tags, instanceType: "ml.g6.12xlarge", instances });
 * new InferenceComponent("summaries", {
 *   ...platform,
 *   tags,
 *   host: llms,
 *   model: { kind: "container", image, files: { prefix: "s3://models/summaries/" } },
 *   reserves: { memoryMiB: 16384, accelerators: 1 },
 *   copies: { min: 1, max: 4, concurrentRequests: 8 },
 * });
 */
export class InferenceComponent extends ComponentResource implements EndpointRef {
  readonly environment: AwsEnvironment;
  /** Name of the shared endpoint. */
  readonly endpointName: Output<string>;
  readonly endpointArn: Output<string>;
  /** Requests for this component: they name it beside the endpoint. */
  readonly serving: EndpointServing;
  /** Name that callers give beside the endpoint's. */
  readonly componentName: Output<string>;

  constructor(name: string, args: InferenceComponentArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:InferenceComponent", name, {}, opts);
    const checked = this.checked(name, args);
    const { environment, alarmTopic, thresholds } = checked;
    const { componentName = defaultName(environment, name) } = checked;

    const alarms = new InferenceComponentAlarms(
      `${name}-alarms`,
      { componentName, topic: alarmTopic, thresholds },
      { parent: this },
    );
    const { logs, model } = this.model(name, componentName, checked);
    // Instances fetch image and files, and write logs, with the host's role.
    const rights = grant(
      checked.host.executionRole,
      name,
      ...canServe(environment, checked.keys, [checked.model]),
      canLog(environment, [sageMakerLogGroups.inferenceComponent(componentName)]),
    );
    const component = cloudControlResource(
      `${name}-component`,
      {
        typeName: "AWS::SageMaker::InferenceComponent",
        desiredState: desiredComponent(componentName, checked, model.name, alarms.rollbackAlarmNames),
      },
      { parent: this, dependsOn: [alarms, logs, rights] },
    );
    // The name is known before; callers and scaling have to wait for the component all the same.
    this.componentName = output(component.id).apply(() => componentName);
    this.environment = environment;
    this.endpointName = checked.host.endpointName;
    this.endpointArn = checked.host.endpointArn;
    this.serving = { mode: "real-time", target: { kind: "component", component: componentName } };
    this.scale(name, componentName, checked);
    this.registerOutputs({ componentName: this.componentName });
  }

  private checked(name: string, args: InferenceComponentArgs): CheckedComponent {
    const { host, tags, ...given } = args;
    const { environment, guardrails, keys, alarmTopic, network, networkIsolation = true } = given;
    const references = { guardrails, keys, alarmTopic, network, host };
    const problems = [
      ...crossAccountProblems(environment, references),
      ...oneModelNameProblems(name),
      ...(networkIsolation === host.networkIsolation
        ? []
        : [problem("networkIsolation", networkIsolation, `${host.networkIsolation}, as of its host`)]),
    ];
    const schema = inferenceComponentSettings(environment);
    const settings = checkedSettings(this, name, schema, withoutPlatform(given), problems);
    return { ...settings, environment, ...references, tags };
  }

  private scale(name: string, componentName: string, { copies }: CheckedComponent): void {
    if (typeof copies === "number") return;
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

  private model(name: string, componentName: string, component: CheckedComponent) {
    const { environment, guardrails, keys, network, networkIsolation, logRetentionDays } = component;
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
        models: [component.model],
        logGroups: [logGroup],
        inVpc: true,
        statements: environment.name === "dev" ? [] : [canDescribeAlarms(environment)],
      },
      { parent: this },
    );
    const model = new Model(
      `${name}-model`,
      { ...modelArgs(component.model, { network, networkIsolation }), executionRoleArn: role.arn },
      // A rollback goes back to the model before; it costs nothing.
      { parent: this, dependsOn: [role], retainOnDelete: true },
    );
    return { logs, model };
  }
}
