import { containerImage } from "@mlops/container-images";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { Repository } from "@pulumi/aws/ecr/repository.js";
import { fraud, inside, realTime, sids, statement } from "../testing/endpoints.ts";
import { own, platformOf, vpcConfig } from "../testing/platform.ts";
import { huggingFaceModel, jumpStartModel } from "./hub-models.ts";
import type { ServedModel } from "./served-model.ts";
import type { ModelEndpointArgs } from "../model-endpoint/endpoint-args.ts";

const made = (args: ModelEndpointArgs) => pretendCloud(fraud(args));

const { environment } = platformOf();
const image = containerImage({ framework: "huggingface-llm", version: "3.3.6", device: "gpu", environment });
const base = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

const serve = (model: ServedModel, networkIsolation = true) =>
  made(
    realTime({ networkIsolation, variants: { main: { model, instanceType: "ml.g5.xlarge", instances: 2 } } }),
  );
const modelOf = async (model: ServedModel, networkIsolation = true) => {
  const {
    executionRoleArn,
    enableNetworkIsolation,
    vpcConfig: vpc,
    ...rest
  } = (await serve(model, networkIsolation)).inputs("fraud-main-model");
  expect([executionRoleArn, enableNetworkIsolation, vpc]).toEqual([UNKNOWN, networkIsolation, vpcConfig]);
  return rest;
};

describe("a model", () => {
  test("may be an own image with an archive and variables", async () => {
    expect(await modelOf({ ...own, variables: { LOG_LEVEL: "info" } })).toEqual({
      primaryContainer: { image: own.image, modelDataUrl: own.archive, environment: { LOG_LEVEL: "info" } },
    });
  });

  test("may be an image that brings its model: then there is nothing to read", async () => {
    const { image: ownImage } = own;
    expect(await modelOf({ kind: "container", image: ownImage })).toEqual({
      primaryContainer: { image: ownImage },
    });
    const { policy } = (await serve({ kind: "container", image: ownImage })).inputs("fraud-role-policy");
    expect(sids(policy)).not.toContain("ReadModels");
    expect(sids(policy)).not.toContain("ListModels");
  });

  test("may be unpacked files", async () => {
    const files = { prefix: "s3://artifact-bucket/llm/", acceptEula: true };
    expect(await modelOf({ kind: "container", image, files })).toEqual({
      primaryContainer: {
        image,
        modelDataSource: {
          s3DataSources: [
            {
              s3Uri: "s3://artifact-bucket/llm/",
              s3DataType: "S3Prefix",
              compressionType: "None",
              modelAccessConfig: { acceptEula: true },
            },
          ],
        },
      },
    });
  });

  test("of the Hugging Face hub is loaded by its container, pinned to a commit", async () => {
    const model = huggingFaceModel({
      image,
      modelId: "acme/llm",
      revision: "0123abc",
      variables: { SM_NUM_GPUS: "1" },
    });
    expect(await modelOf(model, false)).toEqual({
      primaryContainer: {
        image:
          "763104351884.dkr.ecr.eu-west-1.amazonaws.com/huggingface-pytorch-tgi-inference:2.7.0-tgi3.3.6-gpu-py311-cu124-ubuntu22.04",
        environment: { SM_NUM_GPUS: "1", HF_MODEL_ID: "acme/llm", HF_REVISION: "0123abc" },
      },
    });
  });

  test("of JumpStart is read from AWS's bucket in the region", async () => {
    const model = jumpStartModel({ environment, image, filesPrefix: "acme/llm/v1.0/", acceptEula: true });
    expect(inside(await modelOf(model), "primaryContainer", "modelDataSource", "s3DataSources")).toEqual([
      {
        s3Uri: "s3://jumpstart-cache-prod-eu-west-1/acme/llm/v1.0/",
        s3DataType: "S3Prefix",
        compressionType: "None",
        modelAccessConfig: { acceptEula: true },
      },
    ]);
    expect(statement((await serve(model)).inputs("fraud-role-policy").policy, "ReadModels")).toMatchObject({
      Resource: ["arn:aws:s3:::jumpstart-cache-prod-eu-west-1/acme/llm/v1.0/*"],
    });
  });

  test.each([
    [true, "Enabled"],
    [false, "Disabled"],
  ])("may be many models below a prefix, kept in memory: %p", async (keepInMemory, modelCacheSetting) => {
    const model = {
      kind: "multi-model",
      image,
      modelsPrefix: "s3://artifact-bucket/tenants/",
      keepInMemory,
    } as const;
    expect(await modelOf(model)).toEqual({
      primaryContainer: {
        image,
        mode: "MultiModel",
        modelDataUrl: "s3://artifact-bucket/tenants/",
        multiModelConfig: { modelCacheSetting },
      },
    });
    const { policy } = (await serve(model)).inputs("fraud-role-policy");
    expect(statement(policy, "ReadModels")).toMatchObject({
      Resource: ["arn:aws:s3:::artifact-bucket/tenants/*"],
    });
    expect(statement(policy, "ListModels")).toMatchObject({
      Condition: { StringLike: { "s3:prefix": ["tenants/*"] } },
    });
  });

  test("may be containers in a row", async () => {
    const containers = [{ image: `${base}/prepare:1` }, { image: `${base}/predict:2`, archive: own.archive }];
    expect(await modelOf({ kind: "serial", containers })).toEqual({
      containers: [{ image: `${base}/prepare:1` }, { image: `${base}/predict:2`, modelDataUrl: own.archive }],
      inferenceExecutionConfig: { mode: "Serial" },
    });
    const { policy } = (await serve({ kind: "serial", containers })).inputs("fraud-role-policy");
    expect(statement(policy, "PullImages")).toMatchObject({
      Resource: [
        "arn:aws:ecr:eu-west-1:111122223333:repository/prepare",
        "arn:aws:ecr:eu-west-1:111122223333:repository/predict",
      ],
    });
  });

  test("may be containers side by side", async () => {
    const containers = { english: { image: `${base}/en:1` }, german: { image: `${base}/de:1` } };
    expect(await modelOf({ kind: "direct", containers })).toEqual({
      containers: [
        { image: `${base}/en:1`, containerHostname: "english" },
        { image: `${base}/de:1`, containerHostname: "german" },
      ],
      inferenceExecutionConfig: { mode: "Direct" },
    });
  });

  test("of another account's registry is read with that account's key", async () => {
    const model = {
      kind: "package",
      packageArn: "arn:aws:sagemaker:eu-west-1:444455556666:model-package/fraud/7",
      images: ["444455556666.dkr.ecr.eu-west-1.amazonaws.com/fraud:7"],
      artifacts: ["s3://registry-bucket/fraud/"],
      artifactKeyArns: ["arn:aws:kms:eu-west-1:444455556666:key/registry"],
      variables: { MODE: "fast" },
    } as const;
    const cloud = await made(
      realTime({
        trustedAccounts: ["444455556666"],
        variants: { main: { model, instanceType: "ml.m5.large", instances: 2 } },
      }),
    );
    expect(cloud.inputs("fraud-main-model").primaryContainer).toEqual({
      modelPackageName: model.packageArn,
      environment: { MODE: "fast" },
    });
    const { policy } = cloud.inputs("fraud-role-policy");
    expect(statement(policy, "DecryptModels")).toMatchObject({
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: [
        "arn:aws:kms:eu-west-1:111122223333:key/data",
        "arn:aws:kms:eu-west-1:444455556666:key/registry",
      ],
    });
    expect(statement(policy, "PullImages")).toMatchObject({
      Resource: ["arn:aws:ecr:eu-west-1:444455556666:repository/fraud"],
    });
  });

  test("whose image only a deployment knows is unknown in a preview, and nothing else is", async () => {
    const cloud = await pretendCloud(() => {
      const { repositoryUrl: image } = new Repository("fraud");
      const model = { kind: "container", image, archive: own.archive } as const;
      fraud(realTime({ variants: { main: { model, instanceType: "ml.m5.large", instances: 2 } } }))();
    });
    expect(cloud.inputs("fraud-main-model").primaryContainer).toEqual({
      image: UNKNOWN,
      modelDataUrl: own.archive,
    });
    const { policy } = cloud.inputs("fraud-role-policy");
    expect(statement(policy, "PullImages")).toMatchObject({ Resource: [UNKNOWN] });
    expect(statement(policy, "ReadModels")).toMatchObject({
      Resource: ["arn:aws:s3:::artifact-bucket/fraud/model.tar.gz"],
    });
  });
});
