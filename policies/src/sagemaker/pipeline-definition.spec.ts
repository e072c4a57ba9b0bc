import { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { stepsOf } from "./pipeline-definition.ts";
import { cloudControl, pipeline, step } from "./testing/compliant.ts";

const resource = (type: string, props: object): Resource => ({
  type,
  name: "train",
  urn: "",
  props: Property.of(props),
  protect: false,
  ignoreChanges: [],
});
const stepsIn = (steps: object[], parameters: object[] = []) =>
  stepsOf(resource(sagemaker.pipeline, pipeline(steps, parameters)));

describe("the steps of a pipeline", () => {
  const nested = step("Check", "Condition", {
    Conditions: [],
    IfSteps: [
      step("Register", "RegisterModel", {}),
      step("Again", "Condition", { IfSteps: [step("Deep", "Training", {})] }),
    ],
    ElseSteps: [step("Fail", "Fail", {})],
  });

  test("are all there are, those within conditions too, each with its place", () => {
    const found = stepsIn([step("Train", "Training", {}), nested]);
    expect(found.map(({ type, place, arguments: given }) => [type, place, given.path])).toEqual([
      ["Training", " in step Train", "pipelineDefinition.Steps[0].Arguments"],
      ["Condition", " in step Check", "pipelineDefinition.Steps[1].Arguments"],
      ["RegisterModel", " in step Register", "pipelineDefinition.Steps[1].Arguments.IfSteps[0].Arguments"],
      ["Condition", " in step Again", "pipelineDefinition.Steps[1].Arguments.IfSteps[1].Arguments"],
      [
        "Training",
        " in step Deep",
        "pipelineDefinition.Steps[1].Arguments.IfSteps[1].Arguments.IfSteps[0].Arguments",
      ],
      ["Fail", " in step Fail", "pipelineDefinition.Steps[1].Arguments.ElseSteps[0].Arguments"],
    ]);
  });

  test("are found in a pipeline that Cloud Control makes", () => {
    const { pipelineDefinition } = pipeline([step("Train", "Training", {})]);
    const state = { PipelineDefinition: { PipelineDefinitionBody: pipelineDefinition } };
    const made = resource(cloudControlResource, cloudControl("AWS::SageMaker::Pipeline", state));
    expect(stepsOf(made).map(({ place }) => place)).toEqual([" in step Train"]);
  });

  test("are none of a definition in S3, of a text that is no JSON, and of other resources", () => {
    for (const props of [
      { pipelineDefinitionS3Location: { bucket: "b" } },
      { pipelineDefinition: "see S3" },
    ]) {
      expect(stepsOf(resource(sagemaker.pipeline, props))).toEqual([]);
    }
    expect(stepsOf(resource(sagemaker.model, pipeline([step("Train", "Training", {})])))).toEqual([]);
  });
});

describe("an argument of a step", () => {
  const parameters = [
    { Name: "Type", Type: "String", DefaultValue: "ml.m5.large" },
    { Name: "Given", Type: "String" },
    { Name: "Empty", Type: "String", DefaultValue: "" },
  ];
  const read = (given: object, path: string) =>
    stepsIn([step("Train", "Training", given)], parameters)[0]?.read(path);

  test("is what it says", () => {
    expect(read({ A: { B: true } }, "A.B")?.is(true)).toBe(true);
    expect(read({ A: {} }, "A.B.C")?.state).toBe("absent");
  });

  test("is the default of the parameter that it names, at the place of the default", () => {
    const found = read({ A: { B: { Get: "Parameters.Type" } } }, "A.B");
    expect([found?.text, found?.path]).toEqual([
      "ml.m5.large",
      "pipelineDefinition.Parameters[0].DefaultValue",
    ]);
    expect(read({ A: { Get: "Parameters.Empty" } }, "A")?.isMissing).toBe(true);
  });

  test.each([
    ["a parameter without default", { Get: "Parameters.Given" }],
    ["a parameter that there is not", { Get: "Parameters.Lost" }],
    ["the output of another step", { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" }],
    ["what is put together", { "Std:Join": { On: "/", Values: ["a", { Get: "Parameters.Type" }] } }],
    ["what is read from a report", { "Std:JsonGet": { PropertyFile: {}, Path: "a.b" } }],
  ])("is nothing that is known when it is %s", (_, value) => {
    expect(read({ A: value }, "A")).toBeUndefined();
    // A part of it is not known either, let alone absent.
    expect(read({ A: value }, "A.B.C")).toBeUndefined();
  });

  test("is itself when it is an object with other members beside Get", () => {
    expect(read({ A: { Get: "Parameters.Type", Other: 1 } }, "A.Other")?.number).toBe(1);
  });
});
