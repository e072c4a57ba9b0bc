import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  dataQuality,
  jobDefinitionState,
  schedule,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { smScheduleNetworkIsolation } from "./sm-schedule-network-isolation.ts";

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
