import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Endpoint } from "@pulumi/aws/sagemaker/endpoint.js";
import type { z } from "zod";
import { sageMakerLogGroups } from "@mlops/aws";
import {
  type AlarmTopicRef,
  type EndpointRef,
  type EndpointServing,
  type GuardrailsRef,
  type KeysRef,
  type NetworkRef,
  canAttachEncryptedVolumes,
  withoutPlatform,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Grantee,
  type ServiceRole,
  type Tags,
  checkedSettings,
  cloudControlResource,
  crossAccountProblems,
  defaultRetentionDays,
  logicalNameProblems,
} from "@mlops/core";
import {
  EndpointAlarms,
  EndpointDashboard,
  EndpointNotices,
  type ObservedEndpoint,
} from "@mlops/observability";
import { cloudControlConfigurationName } from "../cloud-control-configuration.ts";
import { executionRole } from "../model/execution-role.ts";
import { defaultName } from "../names.ts";
import { deploymentConfig } from "../rollout/deployment-config.ts";
import { canDescribeAlarms } from "../rollout/rollback-alarms.ts";
import { defaultRollout } from "../rollout/rollout-settings.ts";
import { takesKey } from "../storage.ts";
import { hostConfiguration } from "./host-configuration.ts";
import {
  type SharedEndpointSettings,
  hostFleet,
  sharedEndpointSettings,
} from "./shared-endpoint-settings.ts";

interface SharedEndpointReferences {
  readonly environment: AwsEnvironment;
  /** Caps the role of the instances. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks and logs. */
  readonly keys: KeysRef;
  /** Is notified by the endpoint's alarms. */
  readonly alarmTopic: AlarmTopicRef;
  /** VPC that the instances are in, in all its zones. */
  readonly network: NetworkRef;
  /** Tags of the configuration, which gets none of the provider's: the stack's `tags`. */
  readonly tags: Tags;
}

/** Arguments of a {@link SharedEndpoint}: its settings, and references. */
export interface SharedEndpointArgs
  extends z.input<ReturnType<typeof sharedEndpointSettings>>, SharedEndpointReferences {}

type CheckedSharedEndpoint = SharedEndpointSettings & SharedEndpointReferences;

/** An endpoint on which inference components run, and its one variant. */
export interface ComponentHost extends EndpointRef {
  readonly variantName: string;
  /** Whether containers are cut off from the network, those of every component. */
  readonly networkIsolation: boolean;
  /** The role of the instances: each component gives it the rights to its own image and files. */
  readonly executionRole: Grantee;
}

/**
 * Instances that several models share, each as an `InferenceComponent` that reserves a part of them. A call names the
 * component that it wants.
 */
export class SharedEndpoint extends ComponentResource implements ComponentHost {
  readonly environment: AwsEnvironment;
  readonly endpointName: Output<string>;
  readonly endpointArn: Output<string>;
  readonly variantName = "main";
  readonly networkIsolation: boolean;
  readonly executionRole: ServiceRole;
  readonly serving: EndpointServing = { mode: "real-time", target: { kind: "component" } };

  constructor(name: string, args: SharedEndpointArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:SharedEndpoint", name, {}, opts);
    const host = this.checked(name, args);
    const { environment, alarmTopic: topic, dashboard = environment.name !== "dev" } = host;
    // Requests are counted by component: the endpoint cannot tell whether it is idle.
    const thresholds = { ...host.thresholds, idleDays: false } as const;
    const { rollout = defaultRollout(environment.name, hostFleet(host)) } = host;
    const { endpointName = defaultName(environment, name) } = host;
    const child = { parent: this };
    const observed = this.observed(endpointName, host);

    const logs = this.logGroup(name, endpointName, host);
    const alarms = new EndpointAlarms(`${name}-alarms`, { endpoint: observed, topic, thresholds }, child);
    this.executionRole = this.role(name, endpointName, host);
    const endpointConfigName = this.configuration(name, host);
    const notices = new EndpointNotices(
      `${name}-notices`,
      { endpointName, configurationName: endpointConfigName, topic },
      child,
    );
    const endpoint = new Endpoint(
      `${name}-endpoint`,
      {
        name: endpointName,
        endpointConfigName,
        deploymentConfig: deploymentConfig(rollout, alarms.rollbackAlarmNames),
      },
      { parent: this, dependsOn: [logs, alarms, notices, this.executionRole] },
    );
    if (dashboard) new EndpointDashboard(`${name}-dashboard`, { endpoint: observed, thresholds }, child);

    this.environment = environment;
    this.networkIsolation = host.networkIsolation;
    this.endpointName = endpoint.name;
    this.endpointArn = endpoint.arn;
    this.registerOutputs({ endpointName: this.endpointName, endpointArn: this.endpointArn });
  }

  private checked(name: string, args: SharedEndpointArgs): CheckedSharedEndpoint {
    const { tags, ...given } = args;
    const { environment, guardrails, keys, alarmTopic, network } = given;
    const references = { guardrails, keys, alarmTopic, network };
    const problems = [...crossAccountProblems(environment, references), ...logicalNameProblems(name)];
    const schema = sharedEndpointSettings(environment);
    const settings = checkedSettings(this, name, schema, withoutPlatform(given), problems);
    return { ...settings, environment, ...references, tags };
  }

  /** The endpoint as alarms and dashboards see it. */
  private observed(
    endpointName: string,
    { environment, instanceType }: CheckedSharedEndpoint,
  ): ObservedEndpoint {
    const variants = [{ name: this.variantName, instanceType }];
    return { environment, endpointName, mode: "real-time", variants };
  }

  /** SageMaker would make the group itself, without a key and without a retention. */
  private logGroup(
    name: string,
    endpointName: string,
    { environment, keys, logRetentionDays }: CheckedSharedEndpoint,
  ): LogGroup {
    return new LogGroup(
      `${name}-logs`,
      {
        name: sageMakerLogGroups.endpoint(endpointName),
        retentionInDays: logRetentionDays ?? defaultRetentionDays(environment),
        kmsKeyId: keys.logKeyArn,
      },
      { parent: this },
    );
  }

  /** Makes the configuration, which stays when a newer one takes its place: a rollback goes back to it. */
  private configuration(name: string, host: CheckedSharedEndpoint): Output<string> {
    const configuration = cloudControlResource(
      `${name}-config`,
      {
        typeName: "AWS::SageMaker::EndpointConfig",
        desiredState: { ...hostConfiguration(host, this.variantName, this.executionRole.arn) },
      },
      {
        parent: this,
        deleteBeforeReplace: false,
        retainOnDelete: true,
        dependsOn: [this.executionRole],
      },
    );
    return configuration.properties.apply(cloudControlConfigurationName);
  }

  private role(name: string, endpointName: string, host: CheckedSharedEndpoint): ServiceRole {
    const { environment, guardrails, keys } = host;
    return executionRole(
      `${name}-role`,
      {
        description: `Runs the instances of endpoint ${endpointName}`,
        environment,
        guardrails,
        keys,
        models: [],
        logGroups: [sageMakerLogGroups.endpoint(endpointName)],
        inVpc: true,
        statements: [
          ...(takesKey([host]) ? [canAttachEncryptedVolumes(keys)] : []),
          canDescribeAlarms(environment),
        ],
      },
      { parent: this },
    );
  }
}
