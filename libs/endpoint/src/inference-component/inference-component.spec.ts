import { withoutPlatform } from "@mlops/contracts";
import { settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { inside, sids, statement } from "../testing/endpoints.ts";
import { approved, own, platformOf, vpcConfig } from "../testing/platform.ts";
import type { InferenceComponentArgs } from "./inference-component-args.ts";
import { inferenceComponentSettings } from "./inference-component-settings.ts";
import { InferenceComponent } from "./inference-component.ts";
import { SharedEndpoint, type SharedEndpointArgs } from "./shared-endpoint.ts";

const platform = platformOf();
const { environment } = platform;
const tags = { Application: "llms" };
const component: Omit<InferenceComponentArgs, "host"> = {
  ...platform,
  tags,
  model: own,
  componentName: "small-llm",
  reserves: { memoryMiB: 8192, cpus: 4 },
  copies: { min: 1, max: 6, concurrentRequests: 4 },
  startupTimeout: "15 minutes",
};

describe("an inference component", () => {
  const hostOf = (args: Partial<SharedEndpointArgs> = {}) =>
    new SharedEndpoint("llms", {
      ...platform,
      tags,
      endpointName: "llms",
      instanceType: "ml.m5.4xlarge",
      instances: { min: 2, max: 4 },
      ...args,
    });
  const made = (args: Partial<InferenceComponentArgs> = {}) =>
    pretendCloud(() => ({
      name: new InferenceComponent("llm", { ...component, host: hostOf(), ...args }).componentName,
    }));
  /** What Cloud Control is asked for. */
  const desired = async (args: Partial<InferenceComponentArgs> = {}) =>
    inside((await made(args)).inputs("llm-component", "JsonInputs"), "inputs", "desiredState");

  test("is exactly this", async () => {
    const cloud = await made();
    const ofHost = (await pretendCloud(() => void hostOf())).census();
    expect(cloud.census().filter((title) => !ofHost.includes(title))).toEqual([
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
      "RolePolicy llms-role-llm",
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
    expect(dependencies).toEqual(
      expect.arrayContaining(
        [
          "llm-alarms-server-errors",
          "llm-alarms-model-latency",
          "llm-logs",
          "llm-model",
          "llms-role-llm",
        ].map((name) => cloud.resource(name).urn),
      ),
    );
  });

  test("replaces one copy after the other, and rolls back if an alarm goes off", async () => {
    expect(await desired()).toEqual({
      InferenceComponentName: "small-llm",
      EndpointName: "llms",
      VariantName: "main",
      Specification: {
        ModelName: UNKNOWN,
        ComputeResourceRequirements: { MinMemoryRequiredInMb: 8192, NumberOfCpuCoresRequired: 4 },
        StartupParameters: { ContainerStartupHealthCheckTimeoutInSeconds: 900 },
      },
      RuntimeConfig: { CopyCount: 6 },
      DeploymentConfig: {
        RollingUpdatePolicy: {
          // A sixth of the copies.
          MaximumBatchSize: { Type: "CAPACITY_PERCENT", Value: 17 },
          WaitIntervalInSeconds: 120,
          MaximumExecutionTimeoutInSeconds: 6_600,
        },
        AutoRollbackConfiguration: {
          Alarms: [{ AlarmName: "small-llm-server-errors" }, { AlarmName: "small-llm-model-latency" }],
        },
      },
      Tags: [{ Key: "Application", Value: "llms" }],
    });
  });

  test.each<[string, Partial<InferenceComponentArgs>, number]>([
    ["of one copy are as large as SageMaker takes", { copies: 1 }, 50],
    // 6 batches of 2 + 15 minutes are as many as end within 110 minutes; single copies would be 5 % each.
    ["are larger where single copies would take too long", { copies: 40 }, 17],
    ["are what the settings say", { rollout: { batchPercent: 33 } }, 33],
  ])("its batches %s", async (_, args, percent) => {
    const policy = ["DeploymentConfig", "RollingUpdatePolicy", "MaximumBatchSize"];
    expect(inside(await desired(args), ...policy)).toEqual({ Type: "CAPACITY_PERCENT", Value: percent });
  });

  test("in dev is deployed without rollback", async () => {
    const dev = { ...platformOf("dev"), copies: 2, reserves: { memoryMiB: 128, accelerators: 1 } };
    const cloud = await pretendCloud(
      () => new InferenceComponent("llm", { ...component, ...dev, host: hostOf(platformOf("dev")) }),
    );
    const state = inside(cloud.inputs("llm-component", "JsonInputs"), "inputs", "desiredState");
    expect(state).not.toHaveProperty("DeploymentConfig");
    expect(inside(state, "RuntimeConfig")).toEqual({ CopyCount: 2 });
    expect(inside(state, "Specification", "ComputeResourceRequirements")).toEqual({
      MinMemoryRequiredInMb: 128,
      NumberOfAcceleratorDevicesRequired: 1,
    });
  });

  test("lets instances fetch its image and files, and write its logs, with their own role", async () => {
    const { policy } = (await made({ model: approved })).inputs("llms-role-llm");
    expect(sids(policy)).toEqual([
      "PullImages",
      "SignInToEcr",
      "ReadModels",
      "ListModels",
      "DecryptModels",
      "WriteLogs",
    ]);
    expect(statement(policy, "ReadModels")).toMatchObject({
      Resource: ["arn:aws:s3:::artifact-bucket/fraud/*"],
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
      networkIsolation: false,
    } as const;
    expect(await pretendProblems(() => new InferenceComponent("llm", { ...wrong, host: hostOf() }))).toEqual([
      [
        "llm cannot be built:",
        "  - networkIsolation: got false; expected true, as of its host",
        '  - componentName: got "small_llm"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
        "  - reserves.memoryMiB: got 64; expected a whole number from 128",
        "  - reserves.cpus: got 0.1; expected a number from 0.25",
        "  - reserves.accelerators: got 0; expected a number from 1",
        "  - copies.min: got 0; expected a whole number from 1",
        '  - startupTimeout: got "30 seconds"; expected 60 to 3600 whole seconds, such as "60 seconds"',
      ].join("\n"),
    ]);
    const { tags: _, ...settings } = withoutPlatform(component);
    const schema = inferenceComponentSettings(environment);
    expect(settingsProblems(schema, { ...settings, copies: 0 })).toEqual([
      "copies: got 0; expected a whole number from 1",
    ]);
    const slow = { downloadTimeout: "1 hour", startupTimeout: "1 hour", rollout: { bake: "5 minutes" } };
    expect(settingsProblems(schema, { ...settings, ...slow })).toEqual([
      'rollout: got {"bake":"5 minutes"}; expected a deployment that ends within 110 minutes, not after 250 minutes ' +
        "(2 x (5 minutes of bake + 120 minutes for copies to start)): @pulumi/aws waits for 2 hours, 10 minutes of " +
        "which are for a rollback; shorten bake, downloadTimeout or startupTimeout, or raise batchPercent",
    ]);
  });
});
