import { createHash } from "node:crypto";
import { output } from "@pulumi/pulumi";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { callbackStep, pipelineDefinition } from "@mlops/pipeline-definition";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { dataKey, platformOf } from "../testing/pipelines.ts";
import { SageMakerPipeline } from "./sagemaker-pipeline.ts";

const physical = "mlops-sentiment-dev-churn-7f967f54";

/** A definition of about so many bytes. */
const ofSize = (bytes: number, queueUrl: Parameters<typeof callbackStep>[1]["queueUrl"], note = "a") =>
  pipelineDefinition({
    experiment: null,
    metadata: {
      note,
      ...Object.fromEntries(
        Array.from({ length: Math.floor(bytes / 1000) }, (_, index) => [`k${index}`, "w".repeat(992)]),
      ),
    },
    steps: [callbackStep("Approve", { queueUrl })],
  });
const url = "https://sqs.eu-west-1.amazonaws.com/111122223333/approvals";
const made = (definition: () => ReturnType<typeof ofSize>) =>
  pretendCloud(() => void new SageMakerPipeline("churn", { ...platformOf(), definition: definition() }));

describe("a definition above 100 KiB", () => {
  test("is an object of the artifact bucket whose key has the hash of its content", async () => {
    const cloud = await made(() => ofSize(110_000, output(url)));
    const { content, key, ...others } = cloud.inputs("churn-definition");
    const text = String(content);
    expect(key).toBe(
      `pipelines/${physical}/${createHash("sha256").update(text).digest("hex").slice(0, 16)}.json`,
    );
    expect(JSON.parse(text)).toMatchObject({ Steps: [{ Name: "Approve", SqsQueueUrl: url }] });
    expect(others).toEqual({
      bucket: "artifact-bucket",
      contentType: "application/json",
      serverSideEncryption: "aws:kms",
      kmsKeyId: dataKey,
      bucketKeyEnabled: true,
    });
    expect(cloud.inputs("churn", "Pipeline")).toMatchObject({
      pipelineDefinitionS3Location: { bucket: "artifact-bucket", objectKey: key },
    });
    expect(cloud.inputs("churn", "Pipeline")).not.toHaveProperty("pipelineDefinition");
  });

  test("gets another key with another content", async () => {
    const keyOf = async (note: string) =>
      (await made(() => ofSize(110_000, url, note))).inputs("churn-definition").key;
    expect(await keyOf("a")).toBe(await keyOf("a"));
    expect(await keyOf("a")).not.toBe(await keyOf("b"));
  });

  test("has a key that only the deployment knows if it has such values, and is previewed all the same", async () => {
    const cloud = await made(() => ofSize(110_000, new Queue("approvals").url));
    expect(cloud.inputs("churn-definition")).toMatchObject({ key: UNKNOWN, content: UNKNOWN });
    expect(cloud.inputs("churn", "JsonInputs")).toMatchObject({
      inputs: { pipelineDefinition: { Steps: [{ Name: "Approve", SqsQueueUrl: UNKNOWN }] } },
    });
  });

  test("may be read by the pipeline's role", async () => {
    const { policy } = (await made(() => ofSize(110_000, url))).inputs("churn-role-policy");
    expect(policy).toMatchObject({
      Statement: expect.arrayContaining([
        {
          Sid: "ReadDefinition",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: [`arn:aws:s3:::artifact-bucket/pipelines/${physical}/*`],
        },
        { Sid: "DecryptDefinition", Effect: "Allow", Action: ["kms:Decrypt"], Resource: [dataKey] },
      ]),
    });
  });
});

test.each([
  ["what is written counts", 102_000, url, true],
  ["a value that only a deployment knows counts as 1024 bytes, whatever it is", 102_000, output("u"), false],
])("a definition is in the request up to 100 KiB: %s", async (_, bytes, queueUrl, isInline) => {
  const cloud = await made(() => ofSize(bytes, queueUrl));
  expect("pipelineDefinition" in cloud.inputs("churn", "Pipeline")).toBe(isInline);
  expect(cloud.census().includes("BucketObjectv2 churn-definition")).toBe(!isInline);
});
