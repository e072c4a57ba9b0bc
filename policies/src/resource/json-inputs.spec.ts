import { UNKNOWN } from "@mlops/api-constraints/testing";
import { jsonInputs } from "./json-inputs.ts";
import { cloudControlResource, cloudwatch, sagemaker } from "./resource-types.ts";
import { apiConstraints } from "../rules/api.ts";
import { envAccountAndRegion } from "../rules/environment/placement.ts";
import { smTags } from "../rules/sagemaker/governance.ts";
import { inventedResourceRule, inventedStackRule } from "../testing/invented-rule.ts";
import { judgeStack } from "../testing/index.ts";
import { appliedPolicy, judged } from "../testing/judge.ts";
import type { ResourceRule } from "../rule/rule.ts";

const stack = "urn:pulumi:platform.prod::mlops-platform::mlops:app:App$";

/** What a rule finds in one resource; the carrier and the resource below it have the same name. */
function found(rule: ResourceRule, types: readonly string[], props: object): string[] {
  const type = types.at(-1) ?? "";
  const resource = { type, name: "llm", urn: `${stack}${types.join("$")}::llm`, props };
  return judged(appliedPolicy(rule, {}), new Map([["", resource]])).map(({ message }) => message);
}

const component = {
  InferenceComponentName: "small_llm",
  EndpointName: UNKNOWN,
  VariantName: "main",
  Specification: { ModelName: "llm", ComputeResourceRequirements: { MinMemoryRequiredInMb: 512 } },
  RuntimeConfig: { CopyCount: 1 },
};
const typeName = "AWS::SageMaker::InferenceComponent";
const carried = { type: cloudControlResource, inputs: { typeName, desiredState: component } };
const nameProblem =
  'desiredState.InferenceComponentName: got "small_llm"; allowed is what matches [a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])? (SageMaker API CreateInferenceComponent)';

describe("arguments that are carried as data", () => {
  test("are judged although a part of them is unknown", () => {
    expect(found(apiConstraints, [jsonInputs], carried)).toEqual([nameProblem]);
    const text = { typeName, desiredState: UNKNOWN };
    expect(found(apiConstraints, [cloudControlResource], text)).toEqual([]);
  });

  test("are not judged again in the resource that takes them as text", () => {
    const text = { typeName, desiredState: JSON.stringify({ ...component, EndpointName: "llms" }) };
    expect(found(apiConstraints, [cloudControlResource], text)).toEqual([nameProblem]);
    expect(found(apiConstraints, [jsonInputs, cloudControlResource], text)).toEqual([]);
  });

  test("leave to the resource what it alone has: its provider and its other arguments", () => {
    expect(found(envAccountAndRegion, [jsonInputs], carried)).toEqual([]);
    expect(found(envAccountAndRegion, [jsonInputs, cloudControlResource], { typeName })).toEqual([
      "give the resource the provider of its stack, through provider or providers; it has none",
    ]);
    const pipeline = { type: sagemaker.pipeline, inputs: { pipelineDefinition: {} } };
    expect(found(apiConstraints, [jsonInputs], pipeline)).toEqual([]);
    expect(found(smTags, [jsonInputs], pipeline)).toEqual([]);
  });

  test("are judged for their tags, which are in the text", () => {
    expect(found(smTags, [jsonInputs], carried)).toHaveLength(1);
    expect(found(smTags, [jsonInputs, cloudControlResource], { typeName, desiredState: UNKNOWN })).toEqual(
      [],
    );
  });

  test("are those of the resource in rules about the stack", () => {
    const seen: string[] = [];
    const rule = inventedStackRule({
      ...about,
      check({ ofType }) {
        for (const one of ofType(cloudControlResource)) {
          const state = one.props.at("desiredState");
          seen.push(
            `${one.name} ${state.at("InferenceComponentName").text} ${state.at("EndpointName").state} ${one.props.at("typeName").text}`,
          );
        }
      },
    });
    const fixture = {
      carrier: { type: jsonInputs, name: "llm", props: carried },
      llm: { type: cloudControlResource, props: { typeName, desiredState: UNKNOWN }, parent: "carrier" },
      other: { type: cloudControlResource, props: { typeName, desiredState: UNKNOWN } },
    };
    expect(judgeStack(rule, fixture)).toEqual([]);
    expect(seen).toEqual([`other undefined unknown ${typeName}`, `llm small_llm unknown ${typeName}`]);
  });
});

test("the pattern of an event rule is seen leaf by leaf in rules about the stack", () => {
  const seen: unknown[] = [];
  const rule = inventedStackRule({
    ...about,
    check({ ofType }) {
      for (const { props } of ofType(cloudwatch.eventRule)) {
        const detail = props.at("eventPattern.detail");
        seen.push([detail.at("ModelApprovalStatus.0").text, detail.at("ModelPackageGroupName.0").state]);
      }
    },
  });
  const detail = { ModelApprovalStatus: ["Approved"], ModelPackageGroupName: [UNKNOWN] };
  const inputs = { name: "approved", eventPattern: { source: ["aws.sagemaker"], detail } };
  judgeStack(rule, {
    carrier: { type: jsonInputs, name: "approved", props: { type: cloudwatch.eventRule, inputs } },
    approved: { type: cloudwatch.eventRule, props: { eventPattern: UNKNOWN }, parent: "carrier" },
  });
  expect(seen).toEqual([["Approved", "unknown"]]);
});

test("a component that carries nothing readable is judged as itself", () => {
  const types: string[] = [];
  const rule = inventedResourceRule({ ...about, check: ({ type }) => types.push(type) });
  found(rule, [jsonInputs], {});
  found(rule, [jsonInputs], { type: UNKNOWN, inputs: UNKNOWN });
  expect(types).toEqual([jsonInputs, jsonInputs]);
});

const about = {
  id: "seen",
  severity: "low",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Everything is seen.",
  remediation: "look",
  mapping: {},
} as const;
