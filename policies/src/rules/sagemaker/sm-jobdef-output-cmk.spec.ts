import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { cloudControl, dataQuality, jobDefinitionState } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobdefOutputCmk } from "./sm-jobdef-output-cmk.ts";

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
