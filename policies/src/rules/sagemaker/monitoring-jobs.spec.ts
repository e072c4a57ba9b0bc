import { cloudControlResource, sagemaker } from "../../resource/resource-types.ts";
import {
  cloudControl,
  dataQuality,
  jobDefinitionState,
  schedule,
} from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule, describeStackRule } from "../../testing/index.ts";
import {
  smJobdefNetworkIsolation,
  smJobdefOutputCmk,
  smJobdefTrafficEncryption,
  smJobdefVolumeCmk,
  smScheduleNetworkIsolation,
  smScheduleTrafficEncryption,
} from "./monitoring-jobs.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("sm-jobdef-network-isolation", () => {
  const todo = "set networkConfig.enableNetworkIsolation to true";
  const flag = "networkConfig.enableNetworkIsolation";

  describeResourceRule(smJobdefNetworkIsolation, {
    compliant: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
    required: [flag],
    finds: {
      "a job that reaches the network": {
        change: { [flag]: false },
        messages: [`${todo}; ${flag} is false`],
      },
      "a job that says nothing of its network": {
        change: { networkConfig: ABSENT },
        messages: [`${todo}; ${flag} is absent`],
      },
    },
    passes: { "a network that is known later": { change: { networkConfig: UNKNOWN } } },
  });

  describe.each(["ModelBias", "ModelQuality"])("%s", (monitor) => {
    const typeName = `AWS::SageMaker::${monitor}JobDefinition`;
    const state = jobDefinitionState(monitor);

    describeResourceRule(smJobdefNetworkIsolation, {
      compliant: { type: cloudControlResource, props: cloudControl(typeName, state) },
      decidedBy: ["typeName"],
      finds: {
        "a job that says nothing of its network": {
          change: cloudControl(typeName, { ...state, NetworkConfig: undefined }),
          messages: [`${todo}; desiredState.NetworkConfig.EnableNetworkIsolation is absent`],
        },
      },
      passes: {
        "a state that is known later": { change: { desiredState: UNKNOWN } },
        "another type": { change: cloudControl("AWS::SageMaker::InferenceComponent", {}) },
      },
    });
  });

  describe("ModelExplainability", () => {
    const typeName = "AWS::SageMaker::ModelExplainabilityJobDefinition";
    const state = jobDefinitionState("ModelExplainability");
    const VpcConfig = { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] };
    const network = (NetworkConfig: unknown) => cloudControl(typeName, { ...state, NetworkConfig });

    describeResourceRule(smJobdefNetworkIsolation, {
      compliant: {
        type: cloudControlResource,
        props: network({ EnableNetworkIsolation: false, VpcConfig }),
      },
      decidedBy: ["typeName"],
      finds: {
        "a job that calls its model from outside of our VPC": {
          change: network({ EnableNetworkIsolation: false }),
          messages: [
            "set networkConfig.vpcConfig to private subnets and a security group: the job calls a model, for which it " +
              "cannot be cut off from the network; desiredState.NetworkConfig.VpcConfig.Subnets is absent",
          ],
        },
      },
      passes: { "a job that says nothing of its isolation": { change: network({ VpcConfig }) } },
    });
  });
});

describe("sm-jobdef-output-cmk", () => {
  describeResourceRule(smJobdefOutputCmk, {
    compliant: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
    required: ["dataQualityJobOutputConfig.kmsKeyId"],
    finds: {},
    passes: { "a key that is known later": { change: { "dataQualityJobOutputConfig.kmsKeyId": UNKNOWN } } },
  });

  describe.each(["ModelBias", "ModelExplainability", "ModelQuality"])("%s", (monitor) => {
    const typeName = `AWS::SageMaker::${monitor}JobDefinition`;
    const state = jobDefinitionState(monitor);

    describeResourceRule(smJobdefOutputCmk, {
      compliant: { type: cloudControlResource, props: cloudControl(typeName, state) },
      decidedBy: ["typeName"],
      finds: {
        "reports without a key": {
          change: cloudControl(typeName, { ...state, [`${monitor}JobOutputConfig`]: {} }),
          messages: [
            "set kmsKeyId of the job's output to a customer-managed key; " +
              `desiredState.${monitor}JobOutputConfig.KmsKeyId is absent`,
          ],
        },
      },
    });
  });
});

describe("sm-jobdef-traffic-encryption", () => {
  const todo = "set networkConfig.enableInterContainerTrafficEncryption to true";
  const flag = "networkConfig.enableInterContainerTrafficEncryption";

  describeResourceRule(smJobdefTrafficEncryption, {
    compliant: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
    required: [flag],
    finds: {
      "traffic in the clear": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] },
      "a job that says nothing of its network": {
        change: { networkConfig: ABSENT },
        messages: [`${todo}; ${flag} is absent`],
      },
    },
  });

  const open = (monitor: string, count?: number) =>
    cloudControl(`AWS::SageMaker::${monitor}JobDefinition`, {
      ...jobDefinitionState(monitor),
      NetworkConfig: {},
      JobResources: { ClusterConfig: count === undefined ? {} : { InstanceCount: count } },
    });
  const message = `${todo}; desiredState.NetworkConfig.EnableInterContainerTrafficEncryption is absent`;

  describe.each(["ModelExplainability", "ModelQuality"])("%s", (monitor) => {
    const typeName = `AWS::SageMaker::${monitor}JobDefinition`;

    describeResourceRule(smJobdefTrafficEncryption, {
      compliant: { type: cloudControlResource, props: cloudControl(typeName, jobDefinitionState(monitor)) },
      decidedBy: ["typeName"],
      finds: {
        "traffic in the clear, even of one instance": { change: open(monitor, 1), messages: [message] },
      },
    });
  });

  describeResourceRule(smJobdefTrafficEncryption, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::ModelBiasJobDefinition", jobDefinitionState("ModelBias")),
    },
    decidedBy: ["typeName"],
    finds: {
      "traffic of several instances in the clear": { change: open("ModelBias", 2), messages: [message] },
    },
    passes: {
      "a bias job of one instance, which has nobody to talk to": { change: open("ModelBias", 1) },
      "a bias job that does not say how many": { change: open("ModelBias") },
    },
  });
});

describe("sm-jobdef-volume-cmk", () => {
  const cluster = "jobResources.clusterConfig";

  describeResourceRule(smJobdefVolumeCmk, {
    compliant: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
    required: [`${cluster}.volumeKmsKeyId`],
    decidedBy: [`${cluster}.instanceType`],
    finds: {},
    passes: {
      "a key that is known later": { change: { [`${cluster}.volumeKmsKeyId`]: UNKNOWN } },
      "a machine with a disk of its own, which takes no key": {
        change: { [`${cluster}.volumeKmsKeyId`]: ABSENT, [`${cluster}.instanceType`]: "ml.m5d.large" },
      },
      "a machine that is known later": {
        change: { [`${cluster}.volumeKmsKeyId`]: ABSENT, [`${cluster}.instanceType`]: UNKNOWN },
      },
    },
  });

  const keyless = (monitor: string, type: string) => ({
    ...jobDefinitionState(monitor),
    JobResources: { ClusterConfig: { InstanceType: type } },
  });

  describe.each(["ModelBias", "ModelExplainability", "ModelQuality"])("%s", (monitor) => {
    const typeName = `AWS::SageMaker::${monitor}JobDefinition`;

    describeResourceRule(smJobdefVolumeCmk, {
      compliant: { type: cloudControlResource, props: cloudControl(typeName, jobDefinitionState(monitor)) },
      decidedBy: ["typeName"],
      finds: {
        "a disk without a key": {
          change: cloudControl(typeName, keyless(monitor, "ml.m5.large")),
          messages: [
            "set volumeKmsKeyId to a customer-managed key; desiredState.JobResources.ClusterConfig.VolumeKmsKeyId is absent",
          ],
        },
      },
      passes: {
        "a machine with a disk of its own": {
          change: cloudControl(typeName, keyless(monitor, "ml.g5.xlarge")),
        },
      },
    });
  });
});

describe("sm-schedule-network-isolation", () => {
  const todo = "set networkConfig.enableNetworkIsolation to true";
  const flag = "monitoringScheduleConfig.monitoringJobDefinition.networkConfig.enableNetworkIsolation";
  const naming = (name: unknown) => ({
    monitoringScheduleConfig: { monitoringType: "DataQuality", monitoringJobDefinitionName: name },
  });
  const elsewhere = (at: string, came: string) => ({
    advisory: `define the job in this stack: elsewhere it is judged by nobody; ${at} is "${came}"`,
  });
  const name = "monitoringScheduleConfig.monitoringJobDefinitionName";
  const inline = (NetworkConfig: object) =>
    cloudControl("AWS::SageMaker::MonitoringSchedule", {
      MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig } },
    });

  describeStackRule(smScheduleNetworkIsolation, {
    compliant: {
      hourly: { type: sagemaker.monitoringSchedule, props: schedule },
      daily: {
        type: sagemaker.monitoringSchedule,
        props: naming(UNKNOWN),
        from: { monitoringScheduleConfig: ["quality"] },
      },
      quality: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
      once: { type: cloudControlResource, props: inline({ EnableNetworkIsolation: true }) },
    },
    finds: {
      "a job that reaches the network": {
        change: { hourly: { [flag]: false } },
        findings: [{ on: "hourly", message: `${todo}; ${flag} is false` }],
      },
      "a job that says nothing of its network": {
        change: { hourly: { "monitoringScheduleConfig.monitoringJobDefinition.networkConfig": ABSENT } },
        findings: [{ on: "hourly", message: `${todo}; ${flag} is absent` }],
      },
      "a job in a schedule of Cloud Control": {
        change: { once: inline({}) },
        decidedBy: ["once.typeName"],
        findings: [
          {
            on: "once",
            message:
              `${todo}; desiredState.MonitoringScheduleConfig.MonitoringJobDefinition.NetworkConfig.` +
              "EnableNetworkIsolation is absent",
          },
        ],
      },
      "a job definition that is elsewhere: nobody is stopped for that": {
        change: { daily: naming("bias"), quality: { name: "quality", id: "quality" } },
        findings: [{ on: "daily", message: elsewhere(name, "bias") }],
      },
      "a job definition that is elsewhere, where the stack has none": {
        without: ["quality"],
        with: { daily: { type: sagemaker.monitoringSchedule, props: naming("bias") } },
        decidedBy: ["daily.monitoringScheduleConfig"],
        // A resource of which neither is known may be that job definition.
        decidedTogether: [["once.typeName", "once.desiredState"]],
        findings: [{ on: "daily", message: elsewhere(name, "bias") }],
      },
    },
    passes: {
      "a job definition that is judged by itself": { change: { quality: { networkConfig: ABSENT } } },
      "a job definition by its name": { change: { daily: naming("quality"), quality: { name: "quality" } } },
      "a job definition of Cloud Control, by its name": {
        change: { daily: naming("bias"), quality: { name: "quality", id: "quality" } },
        with: {
          bias: {
            type: cloudControlResource,
            props: cloudControl("AWS::SageMaker::ModelBiasJobDefinition", {
              ...jobDefinitionState("ModelBias"),
              JobDefinitionName: "bias",
            }),
          },
        },
      },
      "a job definition whose name is known later": {
        change: { daily: naming("quality-1"), quality: { name: UNKNOWN } },
      },
      "a network that is known later": { change: { hourly: { [flag]: UNKNOWN } } },
    },
  });
});

describe("sm-schedule-traffic-encryption", () => {
  const todo = "set networkConfig.enableInterContainerTrafficEncryption to true";
  const network = "monitoringScheduleConfig.monitoringJobDefinition.networkConfig";
  const flag = `${network}.enableInterContainerTrafficEncryption`;

  describeStackRule(smScheduleTrafficEncryption, {
    compliant: { hourly: { type: sagemaker.monitoringSchedule, props: schedule } },
    finds: {
      "traffic in the clear": {
        change: { hourly: { [flag]: false } },
        findings: [{ on: "hourly", message: `${todo}; ${flag} is false` }],
      },
      "a job that says nothing of its network": {
        change: { hourly: { [network]: ABSENT } },
        findings: [{ on: "hourly", message: `${todo}; ${flag} is absent` }],
      },
      "a job definition that is elsewhere: nobody is stopped for that": {
        change: { hourly: { monitoringScheduleConfig: { monitoringJobDefinitionName: "quality" } } },
        findings: [
          {
            on: "hourly",
            message: {
              advisory:
                "define the job in this stack: elsewhere it is judged by nobody; " +
                'monitoringScheduleConfig.monitoringJobDefinitionName is "quality"',
            },
          },
        ],
      },
    },
    passes: { "a network that is known later": { change: { hourly: { [network]: UNKNOWN } } } },
  });
});
