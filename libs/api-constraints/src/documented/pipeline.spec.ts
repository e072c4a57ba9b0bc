import { ABSENT } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

describeRefusalsOf("aws:sagemaker/pipeline:Pipeline", {
  "takes a definition that lies in a bucket": {
    change: {
      pipelineDefinition: ABSENT,
      pipelineDefinitionS3Location: { bucket: "pipelines", objectKey: "train.json" },
    },
    problems: [],
  },
  "wants a definition": {
    change: { pipelineDefinition: ABSENT },
    problems: [
      "pipelineDefinition: got nothing; one of pipelineDefinition and pipelineDefinitionS3Location is required",
    ],
  },
  "wants one definition": {
    change: { pipelineDefinitionS3Location: { bucket: "pipelines", objectKey: "train.json" } },
    problems: [
      "pipelineDefinitionS3Location: got an object; allowed is only one of pipelineDefinition and pipelineDefinitionS3Location",
    ],
  },
});
