import { pretendCloud } from "@mlops/testing";
import { UNKNOWN } from "@mlops/testing";
import { output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { cloudControlResource } from "./cloud-control.ts";
import { canonicalJson } from "./json-inputs.ts";

test("a state with one unknown value shows all the others, above the resource that takes it as text", async () => {
  const cloud = await pretendCloud(() => {
    const logs = new LogGroup("logs");
    const desiredState = { EndpointName: logs.arn, VariantName: "main", RuntimeConfig: { CopyCount: 2 } };
    const args = { typeName: "AWS::SageMaker::InferenceComponent", desiredState };
    cloudControlResource("llm", args, { dependsOn: [logs], protect: true });
  });
  expect(cloud.census()).toEqual(["JsonInputs llm", "LogGroup logs", "Resource llm"]);
  expect(cloud.inputs("llm", "JsonInputs")).toEqual({
    type: "aws:cloudcontrol/resource:Resource",
    inputs: {
      typeName: "AWS::SageMaker::InferenceComponent",
      desiredState: { EndpointName: UNKNOWN, VariantName: "main", RuntimeConfig: { CopyCount: 2 } },
    },
  });
  // Policies that look at a whole stack see outputs.
  const { inputs, outputs } = cloud.resource("llm", "JsonInputs");
  expect(outputs).toEqual(inputs);
  const resource = cloud.resource("llm", "Resource");
  expect(resource.inputs).toEqual({
    typeName: "AWS::SageMaker::InferenceComponent",
    desiredState: UNKNOWN,
  });
  expect(resource.parentUrn).toBe(cloud.resource("llm", "JsonInputs").urn);
  expect(resource.dependencies).toContain(cloud.resource("logs").urn);
  expect([resource.protect, cloud.resource("llm", "JsonInputs").protect]).toEqual([true, true]);
});

test("a state that is known throughout is a text with sorted keys", async () => {
  const cloud = await pretendCloud(() => ({
    text: canonicalJson({ b: [{ d: 1, c: output("x") }, null], a: { f: true, e: undefined } }),
  }));
  expect(cloud.outputs).toEqual({ text: '{"a":{"f":true},"b":[{"c":"x","d":1},null]}' });
});
