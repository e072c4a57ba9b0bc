import { ABSENT } from "../testing/values.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

describeRefusalsOf("aws:sagemaker/model:Model", {
  "takes several containers": {
    change: {
      primaryContainer: ABSENT,
      containers: [{ image: "a/b:1" }, { modelPackageName: "sentiment" }],
      inferenceExecutionConfig: { mode: "Serial" },
    },
    problems: [],
  },
  "wants a container": {
    change: { primaryContainer: ABSENT },
    problems: ["primaryContainer: got nothing; one of primaryContainer and containers is required"],
  },
  "wants one container or several": {
    change: { containers: [{ image: "a/b:1" }] },
    problems: ["containers: got a list of 1; allowed is only one of primaryContainer and containers"],
  },
  "wants something to run": {
    change: { "primaryContainer.image": ABSENT },
    problems: ["primaryContainer.image: got nothing; one of image and modelPackageName is required"],
  },
  "wants several containers where it matters how they are called": {
    change: { inferenceExecutionConfig: { mode: "Direct" } },
    problems: ["inferenceExecutionConfig: got an object; allowed is nothing without containers"],
  },
});
