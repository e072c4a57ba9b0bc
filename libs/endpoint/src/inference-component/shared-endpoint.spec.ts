import { withoutPlatform } from "@mlops/contracts";
import { settingsProblems } from "@mlops/core";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { inside, sids } from "../testing/endpoints.ts";
import { dataKey, logKey, platformOf, topic, vpcConfig } from "../testing/platform.ts";
import { cloudControlConfigurationName } from "../cloud-control-configuration.ts";
import { sharedEndpointSettings } from "./shared-endpoint-settings.ts";
import { SharedEndpoint, type SharedEndpointArgs } from "./shared-endpoint.ts";

const args: SharedEndpointArgs = {
  ...platformOf(),
  tags: { Application: "llms", Owner: "team" },
  endpointName: "llms",
  instanceType: "ml.m5.4xlarge",
  instances: { min: 2, max: 4 },
};
const made = (change: Partial<SharedEndpointArgs> = {}) =>
  pretendCloud(() => new SharedEndpoint("llms", { ...args, ...change }));

describe("a shared endpoint", () => {
  test("is exactly this", async () => {
    const alarms = [
      "client-errors",
      "cpu",
      "disk",
      "memory",
      "model-latency",
      "overhead-latency",
      "server-errors",
    ];
    expect((await made()).census()).toEqual(
      [
        ...alarms.map((kind) => `MetricAlarm llms-alarms-${kind}`),
        "Dashboard llms-dashboard",
        "Endpoint llms-endpoint",
        "EndpointAlarms llms-alarms",
        "EndpointDashboard llms-dashboard",
        "DeadLetterQueue llms-notices-undelivered",
        "EndpointNotices llms-notices",
        "EventRule llms-notices",
        "EventTarget llms-notices-target",
        "JsonInputs llms-config",
        "JsonInputs llms-notices",
        "LogGroup llms-logs",
        "MetricAlarm llms-notices-undelivered-alarm",
        "Queue llms-notices-undelivered",
        "QueuePolicy llms-notices-undelivered-policy",
        "Resource llms-config",
        "Role llms-role",
        "RolePolicy llms-role-policy",
        "ServiceRole llms-role",
        "SharedEndpoint llms",
      ].sort(),
    );
  });

  test("has a configuration without models, in the VPC and cut off, whose instances SageMaker scales", async () => {
    const cloud = await made();
    const { subnets, securityGroupIds } = vpcConfig;
    expect(cloud.inputs("llms-config", "JsonInputs").inputs).toEqual({
      typeName: "AWS::SageMaker::EndpointConfig",
      desiredState: {
        ExecutionRoleArn: UNKNOWN,
        EnableNetworkIsolation: true,
        VpcConfig: { Subnets: subnets, SecurityGroupIds: securityGroupIds },
        KmsKeyId: dataKey,
        ProductionVariants: [
          {
            VariantName: "main",
            InstanceType: "ml.m5.4xlarge",
            InitialInstanceCount: 2,
            ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 2, MaxInstanceCount: 4 },
            RoutingConfig: { RoutingStrategy: "LEAST_OUTSTANDING_REQUESTS" },
          },
        ],
        Tags: [
          { Key: "Application", Value: "llms" },
          { Key: "Owner", Value: "team" },
        ],
      },
    });
  });

  test("has a new configuration for every change, made before and kept after, whose name CloudFormation makes", async () => {
    const cloud = await made();
    const configuration = cloud.resource("llms-config", "Resource");
    expect(configuration.options).toMatchObject({ deleteBeforeReplace: false, retainOnDelete: true });
    expect(inside(cloud.inputs("llms-config", "JsonInputs"), "inputs", "desiredState")).not.toHaveProperty(
      "EndpointConfigName",
    );
    expect(cloud.resource("llms-endpoint").propertyDependencies.endpointConfigName).toEqual([
      configuration.urn,
    ]);
    const properties = { Id: "arn:aws:sagemaker:eu-west-1:1:endpoint-config/a1", EndpointConfigName: "A1" };
    expect(cloudControlConfigurationName(JSON.stringify(properties))).toBe("A1");
    expect(() => cloudControlConfigurationName("{}")).toThrow(/EndpointConfigName/);
  });

  test("is rolled out with the same guards as other endpoints, and observed like them", async () => {
    const cloud = await made();
    expect(cloud.inputs("llms-endpoint")).toEqual({
      name: "llms",
      endpointConfigName: UNKNOWN,
      deploymentConfig: {
        blueGreenUpdatePolicy: {
          trafficRoutingConfiguration: {
            type: "CANARY",
            canarySize: { type: "CAPACITY_PERCENT", value: 10 },
            waitIntervalInSeconds: 300,
          },
          terminationWaitInSeconds: 120,
          maximumExecutionTimeoutInSeconds: 3300,
        },
        autoRollbackConfiguration: {
          alarms: [{ alarmName: "llms-server-errors" }, { alarmName: "llms-model-latency" }],
        },
      },
    });
    expect(cloud.inputs("llms-alarms-server-errors").alarmActions).toEqual([topic]);
    const rolling = await made({ rollout: { mode: "rolling", batch: { percent: 50 } } });
    expect(inside(rolling.inputs("llms-endpoint"), "deploymentConfig", "rollingUpdatePolicy")).toEqual({
      maximumBatchSize: { type: "CAPACITY_PERCENT", value: 50 },
      waitIntervalInSeconds: 300,
      maximumExecutionTimeoutInSeconds: 3300,
    });
    expect(cloud.inputs("llms-logs")).toEqual({
      name: "/aws/sagemaker/Endpoints/llms",
      retentionInDays: 365,
      kmsKeyId: logKey,
    });
  });

  test("gives its role what instances need; components add what theirs need", async () => {
    expect(sids((await made()).inputs("llms-role-policy").policy)).toEqual([
      "WriteLogs",
      "PublishMetrics",
      "UseVpc",
      "AttachEncryptedVolumes",
      "SeeRollbackAlarms",
    ]);
  });

  test("is refused for its instances, names and rollout", () => {
    const { environment } = args;
    const { tags: _, ...settings } = withoutPlatform(args);
    const problems = (change: object) =>
      settingsProblems(sharedEndpointSettings(environment), { ...settings, ...change });
    expect(problems({ endpointName: "l_l", instanceType: "ml.m5", instances: { min: 0, max: -1 } })).toEqual([
      'endpointName: got "l_l"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends',
      'instanceType: got "ml.m5"; expected an instance type of SageMaker, such as "ml.t3.medium"',
      "instances.min: got 0; expected a whole number from 1",
      "instances.max: got -1; expected a whole number from 1",
      'instances: got {"min":0,"max":-1}; expected min not to exceed max',
    ]);
    expect(problems({ instanceType: "ml.x99.large" })).toEqual([
      "localDisk: got nothing; expected true or false; our table does not know ml.x99.large: correct it, or say whether it has a local NVMe disk",
    ]);
    expect(
      problems({ instances: { min: 1, max: 2 }, rollout: { mode: "canary", first: { percent: 10 } } }),
    ).toEqual([
      'rollout.mode: got "canary"; expected "all-at-once" for a variant of 1 instance, ' +
        "or at least 2 instances in every variant",
    ]);
    expect(problems({ thresholds: { idleDays: 3 } })).toEqual([
      expect.stringMatching(/^thresholds\.idleDays: got an unknown key; expected serverErrorPercent, /),
    ]);
    expect(problems({ dataCapture: {} })).toEqual([
      expect.stringMatching(/^dataCapture: got an unknown key; expected endpointName, /),
    ]);
  });
});
