import { CreatePipelineCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { connect } from "../aws/connection.ts";
import { pipelineName } from "../pipeline/testing/executions.ts";
import { type Moto, motoStart, startMoto } from "../testing/moto.ts";
import { repository, runCommand, withTestCredentials } from "../testing/run-command.ts";
import { definition } from "./testing/job-world.ts";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
  await withTestCredentials(moto, async () => {
    const connection = await connect(repository, "sentiment.dev", {}, "ssm");
    const Name = "/mlops/dev/sentiment/pipeline/pipeline-name";
    const parameter = new PutParameterCommand({ Name, Value: pipelineName, Type: "String" });
    await connection.client(SSMClient).send(parameter);
    await connection.client(SageMakerClient).send(
      new CreatePipelineCommand({
        PipelineName: pipelineName,
        PipelineDisplayName: pipelineName,
        PipelineDefinition: JSON.stringify(definition),
        RoleArn: "arn:aws:iam::111122223333:role/mlops/pipeline",
        ClientRequestToken: "0123456789abcdef0123456789abcdef",
        Tags: [{ Key: "Application", Value: "sentiment" }],
      }),
    );
  });
}, motoStart);
afterAll(() => moto.stop());

const inputs = "--input train=s3://mine/train/ --input validation=s3://mine/validation/";

test.each([
  [`train sentiment.dev ${inputs}`, "training-job/again"],
  ["process sentiment.dev --step Prepare", "processing-job/again"],
])("%s starts a job that another server than ours takes, and knows afterwards", async (line, job) => {
  const start = `${line} --job-name again --yes --no-follow`;
  const started = await runCommand(start, moto);
  expect([started.status, started.out]).toEqual([0, [`arn:aws:sagemaker:eu-west-1:111122223333:${job}`]]);
  const { status, out } = await runCommand(`job status sentiment.dev ${job}`, moto);
  expect([status, out[0]]).toEqual([0, job]);
});
