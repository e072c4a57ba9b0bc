import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  dataQuality,
  jobDefinitionState,
  model,
  pipeline,
  processing,
  schedule,
  step,
  training,
  trainingJob,
  tuningJob,
} from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smModelImageTrusted } from "./sm-model-image-trusted.ts";

const host = (account: string, region = "eu-west-1") => `${account}.dkr.ecr.${region}.amazonaws.com`;
const own = host("111122223333");
const unpinned = `${own}/training:latest`;
const version = "name a version: a tag other than latest, or a digest";
const registry = "use an image of a private registry in ECR";
const settings = { accounts: ["111122223333", "763104351884"], regions: ["eu-west-1"] };
const at = "primaryContainer.image";
const change = (image: unknown) => ({ [at]: image });

describeResourceRule(smModelImageTrusted, {
  compliant: { type: sagemaker.model, props: model },
  finds: {
    "the newest image, whatever that is": {
      change: change(unpinned),
      messages: [`${version}; ${at} is "${unpinned}"`],
    },
    "no version": { change: change(`${own}/training`), messages: [`${version}; ${at} is "${own}/training"`] },
    "an image of another registry": {
      change: change("public.ecr.aws/docker/library/python:3.12"),
      messages: [`${registry}; ${at} is "public.ecr.aws/docker/library/python:3.12"`],
    },
    both: {
      change: change("python"),
      messages: [`${registry}; ${at} is "python"`, `${version}; ${at} is "python"`],
    },
    "an account that the environment does not trust": {
      change: change(`${host("999988887777")}/training:1`),
      settings,
      messages: [
        `use an image of a trusted account (111122223333, 763104351884); ${at} is "${host("999988887777")}/training:1"`,
      ],
    },
    "a region that the environment does not allow": {
      change: change(`${host("111122223333", "us-east-1")}/training:1`),
      settings,
      messages: [
        `use an image of an allowed region (eu-west-1); ${at} is "${host("111122223333", "us-east-1")}/training:1"`,
      ],
    },
    "the image of any container": {
      change: { containers: [{ image: `${own}/a:1` }, { image: unpinned }] },
      messages: [`${version}; containers[1].image is "${unpinned}"`],
    },
  },
  passes: {
    "a digest": { change: change(`${own}/training@sha256:0a1b`) },
    "the newest image of a digest": { change: change(`${unpinned}@sha256:0a1b`) },
    "an account and region that the environment trusts": {
      change: change(`${host("763104351884")}/pytorch-inference:2.6.0-cpu-py312`),
      settings,
    },
    "what AWS publishes without versions": { change: change(`${own}/sagemaker-model-monitor-analyzer`) },
    "an image that is known later": { change: change(UNKNOWN) },
    "a model package": { change: { primaryContainer: { modelPackageName: "sentiment/1" } } },
  },
});

describe.each([
  { type: sagemaker.trainingJob, props: trainingJob, at: "algorithmSpecification.trainingImage" },
  {
    type: sagemaker.hyperParameterTuningJob,
    props: tuningJob,
    at: "trainingJobDefinition.algorithmSpecification.trainingImage",
  },
  {
    type: sagemaker.dataQualityJobDefinition,
    props: dataQuality,
    at: "dataQualityAppSpecification.imageUri",
  },
  {
    type: sagemaker.monitoringSchedule,
    props: schedule,
    at: "monitoringScheduleConfig.monitoringJobDefinition.monitoringAppSpecification.imageUri",
  },
])("$type", ({ type, props, at: place }) => {
  describeResourceRule(smModelImageTrusted, {
    compliant: { type, props },
    finds: {
      "the newest image": {
        change: { [place]: unpinned },
        messages: [`${version}; ${place} is "${unpinned}"`],
      },
    },
  });
});

const register = (Image: string) =>
  step("Register", "RegisterModel", { InferenceSpecification: { Containers: [{ Image }] } });

describeResourceRule(smModelImageTrusted, {
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Train", "Training", training), register(`${own}/serving:1`)]),
  },
  finds: {
    "images of every kind of step": {
      change: pipeline(
        [
          step("Prepare", "Processing", {
            ...processing,
            AppSpecification: { ImageUri: { Get: "Parameters.Image" } },
          }),
          step("Make", "Model", { PrimaryContainer: { Image: unpinned } }),
          register(unpinned),
        ],
        [{ Name: "Image", Type: "String", DefaultValue: unpinned }],
      ),
      messages: [
        `${version} in step Prepare; pipelineDefinition.Parameters[0].DefaultValue is "${unpinned}"`,
        `${version} in step Make; pipelineDefinition.Steps[1].Arguments.PrimaryContainer.Image is "${unpinned}"`,
        `${version} in step Register; ` +
          `pipelineDefinition.Steps[2].Arguments.InferenceSpecification.Containers[0].Image is "${unpinned}"`,
      ],
    },
  },
  passes: {
    "an image that only a run will tell": {
      change: pipeline([
        step("Train", "Training", { AlgorithmSpecification: { TrainingImage: { Get: "Steps.A.B" } } }),
      ]),
    },
  },
});

const bias = jobDefinitionState("ModelBias");

describeResourceRule(smModelImageTrusted, {
  compliant: {
    type: cloudControlResource,
    props: cloudControl("AWS::SageMaker::ModelBiasJobDefinition", bias),
  },
  decidedBy: ["typeName"],
  finds: {
    "the image of a monitor that Cloud Control makes": {
      change: cloudControl("AWS::SageMaker::ModelBiasJobDefinition", {
        ...bias,
        ModelBiasAppSpecification: { ImageUri: unpinned },
      }),
      messages: [`${version}; desiredState.ModelBiasAppSpecification.ImageUri is "${unpinned}"`],
    },
  },
});
