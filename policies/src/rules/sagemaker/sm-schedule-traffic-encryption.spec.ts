import { sagemaker } from "../../resource-types.ts";
import { schedule } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { smScheduleTrafficEncryption } from "./sm-schedule-traffic-encryption.ts";

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
