import { withoutPlatform } from "@mlops/contracts";
import { settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { output } from "@pulumi/pulumi";
import { sids } from "../testing/endpoints.ts";
import { approved, dataKey, logKey, own, platformOf, vpcConfig } from "../testing/platform.ts";
import { desiredComponent } from "./desired-component.ts";
import type { InferenceComponentArgs } from "./inference-component-args.ts";
import { inferenceComponentSettings } from "./inference-component-settings.ts";
import { InferenceComponent } from "./inference-component.ts";
import {
  type ComponentHost,
  SharedEndpoint,
  type SharedEndpointArgs,
  sharedEndpointSettings,
} from "./shared-endpoint.ts";

const platform = platformOf();
const { environment, guardrails, keys } = platform;
const hostArgs: SharedEndpointArgs = {
  environment,
  guardrails,
  keys,
  endpointName: "llms",
  instanceType: "ml.m5.4xlarge",
  instances: { min: 1, max: 4 },
};
const host: ComponentHost = {
  environment,
  endpointName: output("llms"),
  endpointArn: output("arn"),
  serving: { mode: "real-time", target: { kind: "component" } },
  variantName: "main",
};
const component: InferenceComponentArgs = {
  ...platform,
  host,
  model: own,
  componentName: "small-llm",
  reserves: { memoryMiB: 8192, cpus: 4 },
  copies: { min: 1, max: 6, concurrentRequests: 4 },
  startupTimeout: "15 minutes",
};

describe("a shared endpoint", () => {
  test("has instances without a model, which SageMaker adds and takes away itself", async () => {
    const cloud = await pretendCloud(() => new SharedEndpoint("llms", hostArgs));
    expect(cloud.census()).toEqual([
      "Endpoint llms-endpoint",
      "EndpointConfiguration llms-config",
      "LogGroup llms-logs",
      "Role llms-role",
      "RolePolicy llms-role-policy",
      "ServiceRole llms-role",
      "SharedEndpoint llms",
    ]);
    expect(cloud.inputs("llms-config")).toEqual({
      namePrefix: expect.stringMatching(/^mlops-sentiment-prod-llms-[0-9a-f]{8}-$/),
      executionRoleArn: UNKNOWN,
      kmsKeyArn: dataKey,
      productionVariants: [
        {
          variantName: "main",
          instanceType: "ml.m5.4xlarge",
          initialInstanceCount: 1,
          managedInstanceScaling: { status: "ENABLED", minInstanceCount: 1, maxInstanceCount: 4 },
          routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
        },
      ],
    });
    expect(cloud.inputs("llms-endpoint")).toEqual({ name: "llms", endpointConfigName: UNKNOWN });
    expect(cloud.inputs("llms-logs")).toEqual({
      name: "/aws/sagemaker/Endpoints/llms",
      retentionInDays: 365,
      kmsKeyId: logKey,
    });
  });

  test("is refused for its instances and names", () => {
    const wrong = {
      ...hostArgs,
      endpointName: "l_l",
      instanceType: "ml.m5",
      instances: { min: 0, max: -1 },
    } as const;
    expect(settingsProblems(sharedEndpointSettings, withoutPlatform(wrong))).toEqual([
      'endpointName: got "l_l"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
      'instanceType: got "ml.m5"; expected an instance type of SageMaker, such as "ml.t3.medium"',
      "instances.min: got 0; expected a whole number from 1",
      "instances.max: got -1; expected a whole number from 1",
      'instances: got {"min":0,"max":-1}; expected min not to exceed max',
    ]);
    const newer = { ...withoutPlatform(hostArgs), instanceType: "ml.x99.large" };
    expect(settingsProblems(sharedEndpointSettings, newer)).toEqual([
      "localDisk: got nothing; expected true or false; our table does not know whether ml.x99.large has a local NVMe disk",
    ]);
  });
});

describe("an inference component", () => {
  const made = (args: Partial<InferenceComponentArgs> = {}) =>
    pretendCloud(() => ({ name: new InferenceComponent("llm", { ...component, ...args }).componentName }));

  test("is exactly this", async () => {
    const cloud = await made();
    expect(cloud.census()).toEqual([
      "InferenceComponent llm",
      "InferenceComponentAlarms llm-alarms",
      "JsonInputs llm-component",
      "LogGroup llm-logs",
      "MetricAlarm llm-alarms-model-latency",
      "MetricAlarm llm-alarms-server-errors",
      "Model llm-model",
      "Policy llm-tracking",
      "Resource llm-component",
      "Role llm-role",
      "RolePolicy llm-role-policy",
      "ServiceRole llm-role",
      "Target llm-capacity",
    ]);
    expect(cloud.inputs("llm-model")).toEqual({
      primaryContainer: { image: own.image, modelDataUrl: own.archive },
      enableNetworkIsolation: true,
      vpcConfig,
      executionRoleArn: UNKNOWN,
    });
  });

  test("goes through Cloud Control, once its alarms and logs are there", async () => {
    const cloud = await made();
    const { type, inputs, dependencies } = cloud.resource("llm-component", "Resource");
    expect(type).toBe("aws:cloudcontrol/resource:Resource");
    expect(inputs).toEqual({ typeName: "AWS::SageMaker::InferenceComponent", desiredState: UNKNOWN });
    expect(cloud.inputs("llm-component", "JsonInputs")).toMatchObject({
      inputs: {
        desiredState: { InferenceComponentName: expect.any(String), RuntimeConfig: { CopyCount: 6 } },
      },
    });
    expect(dependencies).toEqual(
      expect.arrayContaining(
        ["llm-alarms-server-errors", "llm-alarms-model-latency", "llm-logs", "llm-model"].map(
          (name) => cloud.resource(name).urn,
        ),
      ),
    );
  });

  test("in CloudFormation's words replaces one copy after the other, and rolls back if an alarm goes off", () => {
    expect(desiredComponent("small-llm", { ...component, host: { ...host } }, "model-1", ["a", "b"])).toEqual(
      {
        InferenceComponentName: "small-llm",
        EndpointName: host.endpointName,
        VariantName: "main",
        Specification: {
          ModelName: "model-1",
          ComputeResourceRequirements: { MinMemoryRequiredInMb: 8192, NumberOfCpuCoresRequired: 4 },
          StartupParameters: { ContainerStartupHealthCheckTimeoutInSeconds: 900 },
        },
        RuntimeConfig: { CopyCount: 6 },
        DeploymentConfig: {
          RollingUpdatePolicy: {
            MaximumBatchSize: { Type: "COPY_COUNT", Value: 1 },
            WaitIntervalInSeconds: 120,
            MaximumExecutionTimeoutInSeconds: 14_400,
          },
          AutoRollbackConfiguration: { Alarms: [{ AlarmName: "a" }, { AlarmName: "b" }] },
        },
      },
    );
  });

  test("in dev is deployed without rollback", () => {
    const dev = {
      ...component,
      ...platformOf("dev"),
      copies: 2,
      reserves: { memoryMiB: 128, accelerators: 1 },
    };
    const desired = desiredComponent("small-llm", dev, "model-1", ["a"]);
    expect(desired).not.toHaveProperty("DeploymentConfig");
    expect(desired.RuntimeConfig).toEqual({ CopyCount: 2 });
    expect(desired.Specification.ComputeResourceRequirements).toEqual({
      MinMemoryRequiredInMb: 128,
      NumberOfAcceleratorDevicesRequired: 1,
    });
  });

  test("scales its copies, and waits for itself before it does", async () => {
    const cloud = await made();
    expect(cloud.inputs("llm-capacity")).toEqual({
      serviceNamespace: "sagemaker",
      resourceId: UNKNOWN,
      scalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      minCapacity: 1,
      maxCapacity: 6,
    });
    expect(cloud.resource("llm-capacity").propertyDependencies.resourceId).toEqual([
      cloud.resource("llm-component", "Resource").urn,
    ]);
    expect(cloud.inputs("llm-tracking").targetTrackingScalingPolicyConfiguration).toEqual({
      targetValue: 4,
      predefinedMetricSpecification: {
        predefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
      },
      scaleOutCooldown: 60,
      scaleInCooldown: 300,
    });
  });

  test("writes its own logs and reads its own model", async () => {
    const cloud = await made({ model: approved });
    expect(cloud.inputs("llm-logs").name).toBe("/aws/sagemaker/InferenceComponents/small-llm");
    expect(sids(cloud.inputs("llm-role-policy").policy)).toEqual([
      "PullImages",
      "SignInToEcr",
      "ReadModels",
      "ListModels",
      "DecryptModels",
      "WriteLogs",
      "PublishMetrics",
      "UseVpc",
      "SeeRollbackAlarms",
    ]);
  });

  test("is refused for everything at once, naming itself", async () => {
    const wrong = {
      ...component,
      componentName: "small_llm",
      reserves: { memoryMiB: 64, cpus: 0.1, accelerators: 0 },
      copies: { min: 0, max: 2, requestsPerMinute: 10 },
      startupTimeout: "30 seconds",
    } as const;
    expect(await pretendProblems(() => new InferenceComponent("llm", wrong))).toEqual([
      [
        "llm cannot be built:",
        '  - componentName: got "small_llm"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
        "  - reserves.memoryMiB: got 64; expected a whole number from 128",
        "  - reserves.cpus: got 0.1; expected a number from 0.25",
        "  - reserves.accelerators: got 0; expected a number from 1",
        "  - copies.min: got 0; expected a whole number from 1",
        '  - startupTimeout: got "30 seconds"; expected 60 to 3600 whole seconds, such as "60 seconds"',
      ].join("\n"),
    ]);
    const { host: _, ...settings } = withoutPlatform(component);
    const schema = inferenceComponentSettings(environment);
    expect(settingsProblems(schema, { ...settings, copies: 0 })).toEqual([
      "copies: got 0; expected a whole number from 1",
    ]);
  });
});
