import { explainedLanguages, explainedUnits } from "@mlops/aws";
import { modelOf } from "./api-model.ts";

test.each([
  ["languages", "ClarifyTextLanguage", explainedLanguages],
  ["units", "ClarifyTextGranularity", explainedUnits],
])("the %s of texts that are explained are those of the API", (_, shape, known) => {
  expect(known).toEqual(modelOf("sagemaker").shapes[shape]?.enum);
});
