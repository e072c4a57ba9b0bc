import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Endpoint } from "@pulumi/aws/sagemaker/endpoint.js";
import {
  EndpointConfiguration,
  type EndpointConfigurationArgs,
} from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { z } from "zod";
import { arnIn, logWriteActions, sageMakerLogGroups, servicePrincipals } from "@mlops/aws";
import {
  type EndpointRef,
  type GuardrailsRef,
  type KeysRef,
  canAttachEncryptedVolumes,
  withoutPlatform,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  ServiceRole,
  checkedSettings,
  crossAccountProblems,
  defaultRetentionDays,
  logicalNameProblems,
  sagemakerNameValue,
  wholeNumberValue,
} from "@mlops/core";
import { logRetentionFields } from "../common-settings.ts";
import { configurationNamePrefix } from "../model-endpoint/endpoint-configuration.ts";
import { defaultName } from "../names.ts";
import { checkLimits } from "../scaling/capacity-limits.ts";
import { checkLocalDisk, instanceTypeFields, takesKey } from "../storage.ts";

/** What a stack file may set for a {@link SharedEndpoint}. */
export const sharedEndpointSettings = z
  .strictObject({
    endpointName: sagemakerNameValue()
      .optional()
      .describe("Name of the endpoint. Default: made of environment and logical name."),
    ...instanceTypeFields,
    instances: z
      .strictObject({
        min: wholeNumberValue({ min: 1 }).describe("The fewest instances, from 1."),
        max: wholeNumberValue({ min: 1 }).describe("The most instances, at least min."),
      })
      .check(checkLimits)
      .describe("SageMaker adds and removes instances between these as the components' copies need room."),
    ...logRetentionFields,
  })
  .check(checkLocalDisk);

interface SharedEndpointReferences {
  readonly environment: AwsEnvironment;
  /** Caps the role of the instances. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks and logs. */
  readonly keys: KeysRef;
}

/** Arguments of a {@link SharedEndpoint}: its settings, and references. */
export interface SharedEndpointArgs
  extends z.input<typeof sharedEndpointSettings>, SharedEndpointReferences {}

type CheckedSharedEndpoint = z.output<typeof sharedEndpointSettings> & SharedEndpointReferences;

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
    const checked = this.checked(name, args);
    const { environment, keys, logRetentionDays } = checked;
    const { endpointName = defaultName(environment, name) } = checked;

    const logs = new LogGroup(
      `${name}-logs`,
      {
        name: sageMakerLogGroups.endpoint(endpointName),
        retentionInDays: logRetentionDays ?? defaultRetentionDays(environment),
        kmsKeyId: keys.logKeyArn,
      },
      { parent: this },
    );
    const role = this.role(name, endpointName, checked);
    const { name: endpointConfigName } = this.configuration(name, checked, role);
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

  private checked(name: string, args: SharedEndpointArgs): CheckedSharedEndpoint {
    const { environment, guardrails, keys } = args;
    const references = { guardrails, keys };
    const problems = [...crossAccountProblems(environment, references), ...logicalNameProblems(name)];
    const settings = checkedSettings(this, name, sharedEndpointSettings, withoutPlatform(args), problems);
    return { ...settings, environment, ...references };
  }

  private configuration(
    name: string,
    endpoint: CheckedSharedEndpoint,
    role: ServiceRole,
  ): EndpointConfiguration {
    const { environment, instanceType, instances, keys } = endpoint;
    const configuration: EndpointConfigurationArgs = {
      executionRoleArn: role.arn,
      productionVariants: [
        {
          variantName: this.variantName,
          instanceType,
          initialInstanceCount: instances.min,
          managedInstanceScaling: {
            status: "ENABLED",
            minInstanceCount: instances.min,
            maxInstanceCount: instances.max,
          },
          routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
        },
      ],
      ...(takesKey([endpoint]) && { kmsKeyArn: keys.dataKeyArn }),
    };
    return new EndpointConfiguration(
      `${name}-config`,
      { ...configuration, namePrefix: configurationNamePrefix(environment, name, configuration, []) },
      { parent: this, deleteBeforeReplace: false, dependsOn: [role] },
    );
  }

  /** The role of the instances. Each component has a role of its own for what its model may do. */
  private role(name: string, endpointName: string, endpoint: CheckedSharedEndpoint): ServiceRole {
    const { environment, guardrails, keys } = endpoint;
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
          ...(takesKey([endpoint]) ? [canAttachEncryptedVolumes(keys)] : []),
        ],
      },
      { parent: this },
    );
  }
}
