import { UNKNOWN } from "@mlops/api-constraints/testing";
import { jsonInputs } from "../resource/json-inputs.ts";
import { sagemaker } from "../resource/resource-types.ts";
import type { ResourceRule } from "../rule/rule.ts";
import { rules } from "../rules/index.ts";
import { appliedPolicy, judged } from "../testing/judge.ts";
import { pipeline, processing, step, training, transform } from "./testing/compliant.ts";

const stack = "urn:pulumi:platform.prod::mlops-platform::mlops:app:App$";
const aboutPipelines = rules.filter(
  (rule): rule is ResourceRule =>
    rule.kind === "resource" &&
    rule.resourceTypes?.includes(sagemaker.pipeline) === true &&
    // Tags are the resource's and its provider's: data says nothing of them.
    rule.id !== "sm-tags",
);

function found(rule: ResourceRule, type: string, props: object): string[] {
  const resource = { type, name: "train", urn: `${stack}${type}::train`, props };
  return judged(appliedPolicy(rule, {}), new Map([["", resource]])).map(({ message }) => message);
}

/** What all rules find in a pipeline, by rule. */
function findings(type: string, props: object): Record<string, string[]> {
  const all = aboutPipelines.map((rule) => [rule.id, found(rule, type, props)] as const);
  return Object.fromEntries(all.filter(([, messages]) => messages.length > 0));
}

/** As a component registers it: as data, in which a value may be unknown. */
function carried(steps: readonly object[], changes: object = {}) {
  const inputs = {
    ...pipeline(steps),
    pipelineDefinition: { Version: "2020-12-01", Parameters: [], Steps: steps },
  };
  return { type: sagemaker.pipeline, inputs: { ...inputs, ...changes } };
}

const bad = [
  step("Prepare", "Processing", {
    ...processing,
    NetworkConfig: { EnableNetworkIsolation: false },
    StoppingCondition: { MaxRuntimeInSeconds: 400_000 },
  }),
  step("Gate", "Condition", {
    Conditions: [],
    IfSteps: [
      step("Train", "Training", {
        ...training,
        AlgorithmSpecification: { TrainingImage: "docker.io/library/python:3", TrainingInputMode: "File" },
        EnableNetworkIsolation: false,
        EnableManagedSpotTraining: false,
        OutputDataConfig: { S3OutputPath: "s3://mlops-data/models" },
        ResourceConfig: {
          InstanceType: "ml.p5.48xlarge",
          InstanceCount: 64,
          VolumeSizeInGB: 30_000,
        },
        VpcConfig: undefined,
      }),
    ],
    ElseSteps: [
      step("Score", "Transform", {
        ...transform,
        TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 },
      }),
    ],
  }),
];

describe("a pipeline whose definition is carried as data", () => {
  test("is found as bad as one whose definition is a text", () => {
    const asText = findings(sagemaker.pipeline, pipeline(bad));
    expect(Object.keys(asText).sort()).toEqual([
      "env-instance-count-cap",
      "env-max-runtime",
      "env-volume-cap",
      "sm-job-in-vpc",
      "sm-job-network-isolation",
      "sm-job-output-cmk",
      "sm-job-traffic-encryption",
      "sm-job-volume-cmk",
      "sm-model-image-trusted",
    ]);
    expect(findings(jsonInputs, carried(bad))).toEqual(asText);
  });

  test("is found as bad although a value beside is unknown, in the same step and in another one", () => {
    const later = bad.map((one) => JSON.parse(JSON.stringify(one)) as { Arguments: object });
    const [prepare, gate] = later;
    const withUnknowns = [
      { ...prepare, Arguments: { ...prepare?.Arguments, RoleArn: UNKNOWN, Environment: { TABLE: UNKNOWN } } },
      gate ?? {},
      { Name: "Call", Type: "Lambda", FunctionArn: UNKNOWN, Arguments: {} },
    ];
    expect(findings(jsonInputs, carried(withUnknowns, { roleArn: UNKNOWN }))).toEqual(
      findings(sagemaker.pipeline, pipeline(bad)),
    );
  });

  test("is judged once: the resource below says nothing of it", () => {
    const { pipelineDefinition, ...others } = pipeline(bad);
    const type = `${jsonInputs}$${sagemaker.pipeline}`;
    const below = aboutPipelines.flatMap((rule) => {
      const props = { ...others, pipelineDefinition };
      const resource = { type: sagemaker.pipeline, name: "train", urn: `${stack}${type}::train`, props };
      return judged(appliedPolicy(rule, {}), new Map([["", resource]]));
    });
    expect(below.filter(({ message }) => message.includes("pipelineDefinition"))).toEqual([]);
  });

  test("may have its text in a bucket: neither the data nor the resource below is refused for it", () => {
    const good = [step("Prepare", "Processing", processing), step("Train", "Training", training)];
    expect(findings(jsonInputs, carried(good))).toEqual({});
    const { pipelineDefinition: _, ...others } = pipeline(good);
    const props = { ...others, pipelineDefinitionS3Location: { bucket: "artifacts", objectKey: UNKNOWN } };
    const type = `${jsonInputs}$${sagemaker.pipeline}`;
    const below = aboutPipelines.flatMap((rule) => {
      const resource = { type: sagemaker.pipeline, name: "train", urn: `${stack}${type}::train`, props };
      return judged(appliedPolicy(rule, {}), new Map([["", resource]]));
    });
    expect(below).toEqual([]);
  });
});
