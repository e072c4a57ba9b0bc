import { sagemaker } from "../../resource-types.ts";
import {
  pipeline,
  processing,
  step,
  training,
  trainingJob,
  transform,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobInVpc } from "./sm-job-in-vpc.ts";

const todo = "set vpcConfig to private subnets and a security group";

describeResourceRule(smJobInVpc, {
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  required: ["vpcConfig.subnets"],
  finds: {
    "a job outside any VPC": {
      change: { vpcConfig: ABSENT },
      messages: [`${todo}; vpcConfig.subnets is absent`],
    },
  },
  passes: {
    "subnets that are known later": { change: { "vpcConfig.subnets": UNKNOWN } },
    "a VPC that is known later": { change: { vpcConfig: UNKNOWN } },
  },
});

describeResourceRule(smJobInVpc, {
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
  },
  finds: {
    "steps outside any VPC": {
      change: pipeline([
        step("Prepare", "Processing", { ...processing, NetworkConfig: {} }),
        step("Train", "Training", { ...training, VpcConfig: { Subnets: [] } }),
      ]),
      messages: [
        `${todo} in step Prepare; pipelineDefinition.Steps[0].Arguments.NetworkConfig.VpcConfig.Subnets is absent`,
        `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.VpcConfig.Subnets is an empty list`,
      ],
    },
  },
  passes: {
    "subnets that only a run will tell": {
      change: pipeline([step("Train", "Training", { ...training, VpcConfig: { Get: "Parameters.Vpc" } })]),
    },
    "a transform, whose VPC is its model's": { change: pipeline([step("Score", "Transform", transform)]) },
  },
});
