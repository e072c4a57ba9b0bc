import { cloudControlResource, sagemaker } from "../../resource/resource-types.ts";
import {
  cloudControl,
  dataQuality,
  image,
  jobDefinitionState,
  model,
  pipeline,
  processing,
  schedule,
  serverlessVariant,
  step,
  training,
  trainingJob,
  tuningJob,
} from "../../sagemaker/testing/compliant.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import {
  smModelImageTrusted,
  smModelInVpc,
  smModelNetworkIsolation,
  smModelPrivateRegistry,
} from "./models.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("sm-model-image-trusted", () => {
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
      "no version": {
        change: change(`${own}/training`),
        messages: [`${version}; ${at} is "${own}/training"`],
      },
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
});

describe("sm-model-in-vpc", () => {
  const todo = "set vpcConfig to private subnets and a security group";
  const inVpc = { VpcConfig: { Subnets: [{ Get: "Parameters.Subnet" }], SecurityGroupIds: ["sg-1"] } };

  describeStackRule(smModelInVpc, {
    compliant: {
      model: { type: sagemaker.model, props: model },
      trial: { type: sagemaker.pipeline, props: pipeline([step("Make", "Model", inVpc)]) },
    },
    finds: {
      "a model outside any VPC": {
        change: { model: { vpcConfig: ABSENT } },
        findings: [{ on: "model", message: `${todo}; vpcConfig.subnets is absent` }],
      },
      "a VPC without subnets": {
        change: { model: { "vpcConfig.subnets": [] } },
        findings: [{ on: "model", message: `${todo}; vpcConfig.subnets is an empty list` }],
      },
      "a model that a pipeline makes": {
        change: { trial: pipeline([step("Make", "Model", {})]) },
        findings: [
          {
            on: "trial",
            message: `${todo} in step Make; pipelineDefinition.Steps[0].Arguments.VpcConfig.Subnets is absent`,
          },
        ],
      },
    },
    passes: {
      "subnets that are known later": { change: { model: { "vpcConfig.subnets": UNKNOWN } } },
      "a VPC that is known later": { change: { model: { vpcConfig: UNKNOWN } } },
      "a serverless model, which cannot be in a VPC": {
        change: { model: { vpcConfig: ABSENT } },
        with: {
          cheap: {
            type: sagemaker.endpointConfiguration,
            props: { productionVariants: [{ ...serverlessVariant, modelName: UNKNOWN }] },
            from: { productionVariants: ["model"] },
          },
        },
      },
    },
  });
});

describe("sm-model-network-isolation", () => {
  const todo = "set enableNetworkIsolation to true";
  const serving = (variants: unknown, from: readonly string[] = []): StackFixture[string] => ({
    type: sagemaker.endpointConfiguration,
    props: { productionVariants: variants },
    from: { productionVariants: from },
  });
  const serverless = { ...serverlessVariant, modelName: UNKNOWN };
  const onInstances = { variantName: "main", modelName: UNKNOWN, instanceType: "ml.m5.large" };
  const open = { model: { enableNetworkIsolation: false } };
  const found = [{ on: "model", message: `${todo}; enableNetworkIsolation is false` }];

  describeStackRule(smModelNetworkIsolation, {
    compliant: {
      model: { type: sagemaker.model, props: model },
      trial: {
        type: sagemaker.pipeline,
        props: pipeline([step("Make", "Model", { EnableNetworkIsolation: true })]),
      },
      other: {
        type: cloudControlResource,
        props: cloudControl("AWS::SageMaker::Model", { EnableNetworkIsolation: true }),
      },
    },
    finds: {
      "a model that reaches the network": { change: open, findings: found },
      "a model that says nothing": {
        change: { model: { enableNetworkIsolation: ABSENT } },
        findings: [{ on: "model", message: `${todo}; enableNetworkIsolation is absent` }],
      },
      "a model that a pipeline makes": {
        change: { trial: pipeline([step("Make", "Model", {})]) },
        findings: [
          {
            on: "trial",
            message: `${todo} in step Make; pipelineDefinition.Steps[0].Arguments.EnableNetworkIsolation is absent`,
          },
        ],
      },
      "a model that Cloud Control makes": {
        change: { other: cloudControl("AWS::SageMaker::Model", {}) },
        decidedBy: ["other.typeName"],
        findings: [{ on: "other", message: `${todo}; desiredState.EnableNetworkIsolation is absent` }],
      },
      "a model on instances": {
        change: open,
        with: { config: serving([onInstances], ["model"]) },
        decidedBy: ["config.productionVariants"],
        findings: found,
      },
      "a model that is on instances as well": {
        change: open,
        with: { config: serving([onInstances], ["model"]), cheap: serving([serverless], ["model"]) },
        decidedBy: ["config.productionVariants", "cheap.productionVariants"],
        findings: found,
      },
      "a model, where another one is serverless": {
        change: { model: { enableNetworkIsolation: false, name: "sentiment" }, other: { id: "other" } },
        with: {
          cheap: serving([{ ...serverless, modelName: "reviews" }]),
        },
        decidedBy: ["cheap.productionVariants"],
        findings: found,
      },
    },
    passes: {
      "a switch that is known later": { change: { model: { enableNetworkIsolation: UNKNOWN } } },
      "a serverless model, which cannot be isolated": {
        change: open,
        with: { cheap: serving([serverless], ["model"]) },
      },
      "a serverless model by its name": {
        change: { model: { enableNetworkIsolation: false, name: "sentiment" } },
        with: { cheap: serving([{ ...serverless, modelName: "sentiment" }]) },
      },
      "a serverless model that may be on instances as well": {
        change: open,
        with: {
          next: { type: sagemaker.model, props: model },
          config: serving([onInstances, { ...onInstances, variantName: "next" }], ["model", "next"]),
          cheap: serving([serverless], ["model"]),
        },
      },
      "a model of which it is not known yet how it is served": {
        change: open,
        with: { cheap: serving(UNKNOWN, ["model"]) },
      },
      "a definition in S3": { change: { trial: { pipelineDefinition: ABSENT } } },
    },
  });
});

describe("sm-model-private-registry", () => {
  const mode = "imageConfig.repositoryAccessMode";
  const login = "imageConfig.repositoryAuthConfig.repositoryCredentialsProviderArn";
  const finding = (at: string, came: string) => ({
    on: "model",
    message: `set imageConfig.repositoryAccessMode to "Vpc"; ${at}.${mode} is ${came}`,
  });
  const container = (ImageConfig: object) => ({ PrimaryContainer: { Image: image, ImageConfig } });

  describeStackRule(smModelPrivateRegistry, {
    compliant: {
      model: { type: sagemaker.model, props: model },
      trial: {
        type: sagemaker.pipeline,
        props: pipeline([step("Make", "Model", container({ RepositoryAccessMode: "Vpc" }))]),
      },
    },
    decidedBy: ["model.primaryContainer.image"],
    finds: {
      "an image that comes past the VPC": {
        change: { model: { [`primaryContainer.${mode}`]: "Platform" } },
        findings: [finding("primaryContainer", '"Platform"')],
      },
      "a container that says nothing": {
        change: { model: { "primaryContainer.imageConfig": ABSENT } },
        findings: [finding("primaryContainer", "absent")],
      },
      "every container of several": {
        change: {
          model: {
            primaryContainer: ABSENT,
            containers: [{ image }, { image, imageConfig: { repositoryAccessMode: "Vpc" } }, { image }],
          },
        },
        findings: [finding("containers[0]", "absent"), finding("containers[2]", "absent")],
      },
      "a login without the function that logs in": {
        change: { model: { [`primaryContainer.${login}`]: "" } },
        findings: [
          {
            on: "model",
            message: `set repositoryCredentialsProviderArn to the function that logs in; primaryContainer.${login} is ""`,
          },
        ],
      },
      "a model that a pipeline makes": {
        change: { trial: pipeline([step("Make", "Model", container({}))]) },
        findings: [
          {
            on: "trial",
            message:
              'set imageConfig.repositoryAccessMode to "Vpc" in step Make; ' +
              "pipelineDefinition.Steps[0].Arguments.PrimaryContainer.ImageConfig.RepositoryAccessMode is absent",
          },
        ],
      },
    },
    passes: {
      "a model package, whose images are its own matter": {
        change: {
          model: {
            primaryContainer: {
              modelPackageName: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/m/1",
            },
          },
        },
      },
      "a login": {
        change: {
          model: { [`primaryContainer.${login}`]: "arn:aws:lambda:eu-west-1:111122223333:function:login" },
        },
      },
      "a mode that is known later": { change: { model: { [`primaryContainer.${mode}`]: UNKNOWN } } },
      "a container that is known later": { change: { model: { primaryContainer: UNKNOWN } } },
      "a serverless model, which cannot use such a registry": {
        change: { model: { "primaryContainer.imageConfig": ABSENT } },
        with: {
          cheap: {
            type: sagemaker.endpointConfiguration,
            props: { productionVariants: [{ ...serverlessVariant, modelName: UNKNOWN }] },
            from: { productionVariants: ["model"] },
          },
        },
      },
    },
  });
});
