import { sagemaker } from "../../resource-types.ts";
import {
  pipeline,
  processing,
  step,
  training,
  trainingJob,
  transform,
} from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobOutputCmk } from "./sm-job-output-cmk.ts";

const todo = "set kmsKeyId of the job's output to a customer-managed key";
const key = "outputDataConfig.kmsKeyId";

describeResourceRule(smJobOutputCmk, {
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  required: [key],
  finds: {},
  passes: { "a key that is created with the job": { change: { [key]: UNKNOWN } } },
});

describeResourceRule(smJobOutputCmk, {
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Train", "Training", training), step("Score", "Transform", transform)]),
  },
  finds: {
    "steps whose output has no key": {
      change: pipeline([
        step("Prepare", "Processing", { ...processing, ProcessingOutputConfig: { Outputs: [{}] } }),
        step("Train", "Training", { ...training, OutputDataConfig: {} }),
        step("Score", "Transform", { ...transform, TransformOutput: { KmsKeyId: "" } }),
      ]),
      messages: [
        `${todo} in step Prepare; pipelineDefinition.Steps[0].Arguments.ProcessingOutputConfig.KmsKeyId is absent`,
        `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.OutputDataConfig.KmsKeyId is absent`,
        `${todo} in step Score; pipelineDefinition.Steps[2].Arguments.TransformOutput.KmsKeyId is ""`,
      ],
    },
    "a parameter that is empty unless a run says otherwise": {
      change: pipeline(
        [
          step("Train", "Training", {
            ...training,
            OutputDataConfig: { KmsKeyId: { Get: "Parameters.Key" } },
          }),
        ],
        [{ Name: "Key", Type: "String", DefaultValue: "" }],
      ),
      messages: [`${todo} in step Train; pipelineDefinition.Parameters[0].DefaultValue is ""`],
    },
  },
  passes: {
    "a processing job without output": {
      change: pipeline([step("Look", "Processing", { ...processing, ProcessingOutputConfig: undefined })]),
    },
  },
});
