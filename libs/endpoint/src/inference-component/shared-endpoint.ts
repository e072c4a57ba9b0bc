import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Endpoint } from "@pulumi/aws/sagemaker/endpoint.js";
import {
  EndpointConfiguration,
  type EndpointConfigurationArgs,
} from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import {
  type InstanceType,
  arnIn,
  instanceTypePattern,
  logWriteActions,
  nameLengths,
  sageMakerLogGroups,
  servicePrincipals,
} from "@mlops/aws";
import {
  type EndpointRef,
  type GuardrailsRef,
  type KeysRef,
  canAttachEncryptedVolumes,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  ServiceRole,
  assertValid,
  physicalName,
  crossAccountProblems,
  defaultRetentionDays,
  retentionProblems,
} from "@mlops/core";
import { nameProblems } from "../model/model-problems.ts";
import { configurationNamePrefix } from "../model-endpoint/endpoint-configuration.ts";
import { hasLocalDisk, takesKey } from "../storage.ts";

export interface SharedEndpointArgs {
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks and logs. */
  readonly keys: KeysRef;
  readonly instanceType: InstanceType;
  /** Whether the type has a local NVMe disk; to be said for types that are newer than our table. */
  readonly localDisk?: boolean;
  /** SageMaker adds and takes away instances between these as the components' copies need room; `min` from 1. */
  readonly instances: { readonly min: number; readonly max: number };
  /** Name of the endpoint. @default - from environment and logical name */
  readonly endpointName?: string;
  /** How long logs are kept, in days: one of the numbers that CloudWatch takes. @default 365 in prod, 30 elsewhere */
  readonly logRetentionDays?: number;
}

/** An endpoint on which inference components run, and its one variant. */
export interface ComponentHost extends EndpointRef {
  readonly variantName: string;
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

  constructor(name: string, args: SharedEndpointArgs, opts?: ComponentResourceOptions) {
    super("mlops:endpoint:SharedEndpoint", name, {}, opts);
    assertValid(this, name, sharedEndpointProblems(name, args));
    const { environment, keys } = args;
    const endpointName =
      args.endpointName ??
      physicalName({ parts: ["mlops", environment.name, name], maxLength: nameLengths.sageMaker });
    const child = { parent: this };

    const logs = new LogGroup(
      `${name}-logs`,
      {
        name: sageMakerLogGroups.endpoint(endpointName),
        retentionInDays: args.logRetentionDays ?? defaultRetentionDays(environment),
        kmsKeyId: keys.logKeyArn,
      },
      child,
    );
    const role = this.role(name, endpointName, args);
    const configuration: EndpointConfigurationArgs = {
      executionRoleArn: role.arn,
      productionVariants: [
        {
          variantName: this.variantName,
          instanceType: args.instanceType,
          initialInstanceCount: args.instances.min,
          managedInstanceScaling: {
            status: "ENABLED",
            minInstanceCount: args.instances.min,
            maxInstanceCount: args.instances.max,
          },
          routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
        },
      ],
      ...(takesKey([args]) && { kmsKeyArn: keys.dataKeyArn }),
    };
    const { name: endpointConfigName } = new EndpointConfiguration(
      `${name}-config`,
      { ...configuration, namePrefix: configurationNamePrefix(name, configuration, []) },
      { parent: this, deleteBeforeReplace: false, dependsOn: [role] },
    );
    const endpoint = new Endpoint(
      `${name}-endpoint`,
      { name: endpointName, endpointConfigName },
      { parent: this, dependsOn: [logs, role] },
    );

    this.environment = environment;
    this.endpointName = endpoint.name;
    this.endpointArn = endpoint.arn;
    this.registerOutputs({ endpointName: this.endpointName, endpointArn: this.endpointArn });
  }

  /** The instances' own role. What a component's model may do is up to the component. */
  private role(name: string, endpointName: string, args: SharedEndpointArgs): ServiceRole {
    const { environment, guardrails, keys } = args;
    const group = arnIn(environment, "logs", `log-group:${sageMakerLogGroups.endpoint(endpointName)}`);
    return new ServiceRole(
      `${name}-role`,
      {
        description: `Runs the instances of endpoint ${endpointName}`,
        services: [servicePrincipals.sageMaker],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
        statements: [
          {
            Sid: "WriteLogs",
            Effect: "Allow",
            Action: [...logWriteActions],
            Resource: [group, `${group}:*`],
          },
          ...(takesKey([args]) ? [canAttachEncryptedVolumes(keys)] : []),
        ],
      },
      { parent: this },
    );
  }
}

/** What is wrong with a shared endpoint's arguments. */
export function sharedEndpointProblems(name: string, args: SharedEndpointArgs): string[] {
  const { environment, guardrails, keys, instanceType, instances, endpointName, logRetentionDays } = args;
  const { min, max } = instances;
  return [
    ...crossAccountProblems(environment, { guardrails, keys }),
    ...nameProblems("logical name", name),
    ...(endpointName === undefined ? [] : nameProblems("endpointName", endpointName)),
    ...(instanceTypePattern.test(instanceType)
      ? hasLocalDisk(args) === undefined
        ? [
            `localDisk: is missing; our table does not know ${instanceType}, say whether it has a local NVMe disk`,
          ]
        : []
      : [`instanceType: got "${instanceType}"; expected ml.<family>.<size>`]),
    ...(Number.isInteger(min) && min >= 1
      ? []
      : [`instances.min: got ${min}; expected a whole number from 1`]),
    ...(Number.isInteger(max) && max >= min
      ? []
      : [`instances.max: got ${max}; expected a whole number from min (${min})`]),
    ...retentionProblems("logRetentionDays", logRetentionDays),
  ];
}
