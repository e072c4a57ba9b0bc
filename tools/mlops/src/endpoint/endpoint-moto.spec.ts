import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { connect, type Connection } from "../aws/connection.ts";
import { type Moto, motoStart, startMoto } from "../testing/moto.ts";
import { type PretendAws, startPretendAws } from "../testing/pretend-aws.ts";
import { repository, runCommand, withTestCredentials } from "../testing/run-command.ts";

const endpointName = "mlops-sentiment-dev-sentiment-a172d412";
const role = "arn:aws:iam::111122223333:role/mlops/mlops-sentiment-dev-sentiment-role-ab3c90e2";
const arn = (type: string, name: string) => `arn:aws:sagemaker:eu-west-1:111122223333:${type}/${name}`;

let moto: Moto;
let aws: PretendAws;
beforeAll(async () => {
  moto = await startMoto();
  // Moto has neither inference components nor these types in its tagging API.
  aws = await startPretendAws(
    {
      ListInferenceComponents: { InferenceComponents: [] },
      GetResources: ({ input }) => ({
        ResourceTagMappingList: names.flatMap((name) => {
          const isModel = (input["ResourceTypeFilters"] as string[]).includes("sagemaker:model");
          return [{ ResourceARN: isModel ? arn("model", name) : arn("endpoint-config", name) }];
        }),
      }),
    },
    moto.url,
  );
  await withTestCredentials(aws, async () => {
    const connection = await connect(repository, "sentiment.dev", {}, "ssm");
    await deploy(connection);
  });
}, motoStart);
afterAll(async () => {
  await aws.stop();
  await moto.stop();
});

/** Deployments, the oldest first. */
const names = ["sentiment-1", "sentiment-2", "sentiment-3", "sentiment-4", "sentiment-5"];

async function deploy(connection: Connection): Promise<void> {
  const client = connection.client(SageMakerClient);
  for (const name of names) {
    const PrimaryContainer = { Image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/own:${name}` };
    await client.send(new CreateModelCommand({ ModelName: name, ExecutionRoleArn: role, PrimaryContainer }));
    const ProductionVariants = [
      { VariantName: "main", ModelName: name, InstanceType: "ml.m5.large" as const, InitialInstanceCount: 1 },
    ];
    await client.send(new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants }));
  }
  const EndpointConfigName = names.at(-1);
  await client.send(new CreateEndpointCommand({ EndpointName: endpointName, EndpointConfigName }));
  await connection.client(ApplicationAutoScalingClient).send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: "sagemaker",
      ResourceId: `endpoint/${endpointName}/variant/main`,
      ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
      MinCapacity: 1,
      MaxCapacity: 2,
    }),
  );
  const Name = "/mlops/dev/sentiment/endpoint/endpoint-name";
  await connection
    .client(SSMClient)
    .send(new PutParameterCommand({ Name, Value: endpointName, Type: "String" }));
}

const asked = (question: (connection: Connection) => Promise<unknown>) =>
  withTestCredentials(aws, async () => question(await connect(repository, "sentiment.dev", {}, "ssm")));

test("an endpoint that was really made is shown", async () => {
  const { status, out } = await runCommand("endpoint status sentiment.dev", aws);
  expect([status, out[0], out[4]?.replaceAll(/ {2,}/g, "|")]).toEqual([
    0,
    `${endpointName}  InService`,
    "main|own:sentiment-5|ml.m5.large|1|1 to 2|-|-",
  ]);
});

test("limits that were really registered are changed, and agreed to by y in dev", async () => {
  const { status } = await runCommand("endpoint scale sentiment.dev --max 4", { ...aws, typed: ["y"] });
  const targets = await asked((connection) =>
    connection
      .client(ApplicationAutoScalingClient)
      .send(new DescribeScalableTargetsCommand({ ServiceNamespace: "sagemaker" })),
  );
  expect([status, targets]).toMatchObject([0, { ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 4 }] }]);
});

test("configurations and models that were really made are removed, but for the last ones", async () => {
  const { status } = await runCommand("endpoint clean sentiment.dev --keep 1 --yes", aws);
  const left = await asked(async (connection) => {
    const client = connection.client(SageMakerClient);
    const { EndpointConfigs = [] } = await client.send(new ListEndpointConfigsCommand({}));
    const { Models = [] } = await client.send(new ListModelsCommand({}));
    return [
      EndpointConfigs.map((one) => one.EndpointConfigName).sort(),
      Models.map((one) => one.ModelName).sort(),
    ];
  });
  expect([status, left]).toEqual([0, [names.slice(3), names.slice(3)]]);
});
