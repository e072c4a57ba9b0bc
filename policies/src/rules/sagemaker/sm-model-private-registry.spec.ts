import { sagemaker } from "../../resource-types.ts";
import { image, model, pipeline, serverlessVariant, step } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { smModelPrivateRegistry } from "./sm-model-private-registry.ts";

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
