import { sagemaker } from "../../resource-types.ts";
import { pipeline, processing, step, training, trainingJob } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobTrafficEncryption } from "./sm-job-traffic-encryption.ts";

const todo = "set enableInterContainerTrafficEncryption to true";
const flag = "enableInterContainerTrafficEncryption";

describeResourceRule(smJobTrafficEncryption, {
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  required: [flag],
  finds: {
    "traffic in the clear": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] },
  },
  passes: { "a switch that is known later": { change: { [flag]: UNKNOWN } } },
});

describeResourceRule(smJobTrafficEncryption, {
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
  },
  finds: {
    "steps whose traffic is in the clear": {
      change: pipeline([
        step("Prepare", "Processing", { ...processing, NetworkConfig: { EnableNetworkIsolation: true } }),
        step("Train", "Training", { ...training, EnableInterContainerTrafficEncryption: false }),
      ]),
      messages: [
        `${todo} in step Prepare; ` +
          "pipelineDefinition.Steps[0].Arguments.NetworkConfig.EnableInterContainerTrafficEncryption is absent",
        `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.EnableInterContainerTrafficEncryption is false`,
      ],
    },
  },
});
