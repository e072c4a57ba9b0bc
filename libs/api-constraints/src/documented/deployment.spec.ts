import { ABSENT } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const policy = "deploymentConfig.blueGreenUpdatePolicy";
const routing = `${policy}.trafficRoutingConfiguration`;
const percent = (value: number) => ({ type: "CAPACITY_PERCENT", value });
const instances = (value: number) => ({ type: "INSTANCE_COUNT", value });

describeRefusalsOf("aws:sagemaker/endpoint:Endpoint", {
  "wants at most half of the instances in a canary": {
    change: { [`${routing}.canarySize`]: percent(51) },
    problems: [`${routing}.canarySize.value: got 51; allowed is 1 to 50 percent`],
  },
  "takes any number of instances in a canary": {
    change: { [`${routing}.canarySize`]: instances(60) },
    problems: [],
  },
  "wants a tenth to a half of the instances in a linear step": {
    change: { [routing]: { type: "LINEAR", linearStepSize: percent(9), waitIntervalInSeconds: 60 } },
    problems: [`${routing}.linearStepSize.value: got 9; allowed is 10 to 50 percent`],
  },
  "takes a linear step of a third": {
    change: { [routing]: { type: "LINEAR", linearStepSize: percent(33), waitIntervalInSeconds: 60 } },
    problems: [],
  },
  "wants the size of the steps that there are": {
    change: { [routing]: { type: "LINEAR", canarySize: percent(10), waitIntervalInSeconds: 60 } },
    problems: [`${routing}.linearStepSize: got nothing; it is required when type is "LINEAR"`],
  },
  "takes a shift all at once without a size": {
    change: { [routing]: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 60 } },
    problems: [],
  },
  "wants a timeout beyond the waits": {
    change: {
      [`${policy}.maximumExecutionTimeoutInSeconds`]: 3000,
      [`${policy}.terminationWaitInSeconds`]: 2700,
    },
    problems: [
      `${policy}.maximumExecutionTimeoutInSeconds: got 3000; allowed is more than waitIntervalInSeconds and terminationWaitInSeconds together (3000)`,
    ],
  },
  "wants one way to update": {
    change: {
      "deploymentConfig.rollingUpdatePolicy": { maximumBatchSize: percent(20), waitIntervalInSeconds: 60 },
    },
    problems: [
      "deploymentConfig.rollingUpdatePolicy: got an object; allowed is only one of blueGreenUpdatePolicy and rollingUpdatePolicy",
    ],
  },
  "wants a twentieth to a half of the instances in a rolling step": {
    change: {
      [policy]: ABSENT,
      "deploymentConfig.rollingUpdatePolicy": {
        maximumBatchSize: percent(60),
        rollbackMaximumBatchSize: percent(100),
        waitIntervalInSeconds: 60,
      },
    },
    problems: [
      "deploymentConfig.rollingUpdatePolicy.maximumBatchSize.value: got 60; allowed is 5 to 50 percent",
    ],
  },
});
