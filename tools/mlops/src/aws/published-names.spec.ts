import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import {
  type Contract,
  endpointContract,
  featureGroupContract,
  featureStoreContract,
  mlEnvironmentContract,
  pipelineContract,
  registryContract,
} from "@mlops/contracts";
import { type Moto, motoStart, startMoto } from "../testing/moto.ts";
import { repository, runProcess, withTestCredentials } from "../testing/run-command.ts";
import { type Connection, connect } from "./connection.ts";
import { publishedFields } from "./published-fields.ts";

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
}, motoStart);
afterAll(() => moto.stop());

const connected = (stack: string, source: "ssm" | "offline") => connect(repository, stack, {}, source);
const inTest = (work: () => Promise<void>) => () => withTestCredentials(moto, work);

/** More than SSM answers at once: ten. */
const registries = Array.from({ length: 25 }, (_, index) => `model-${index}`);

async function publish(connection: Connection, values: Readonly<Record<string, string>>) {
  for (const [path, Value] of Object.entries(values)) {
    await connection
      .client(SSMClient)
      .send(new PutParameterCommand({ Name: `/mlops/dev/platform/${path}`, Value, Type: "String" }));
  }
}

test(
  "what a stack has published is read by contract, instance and field, however many pages SSM needs",
  inTest(async () => {
    const connection = await connected("platform.dev", "ssm");
    await publish(
      connection,
      Object.fromEntries(registries.map((name) => [`registry/${name}/group-name`, `group of ${name}`])),
    );
    const { names } = await connected("platform.dev", "ssm");
    expect(await names.instances("registry")).toEqual(registries.toSorted());
    expect(await names.of("registry", ["groupName"], "model-24")).toEqual({ groupName: "group of model-24" });
  }),
);

test(
  "what a stack has not published is named, with what it has",
  inTest(async () => {
    const { names } = await connected("sentiment.dev", "ssm");
    await expect(names.of("endpoint", ["endpointName", "endpointArn"])).rejects.toThrow(
      'sentiment.dev: got no endpointName, endpointArn of "endpoint" from SSM below /mlops/dev/sentiment, which has nothing; expected a deployed stack that publishes it',
    );
  }),
);

test(
  "without a deployment, names come from a preview of the program, and what only AWS knows is named",
  inTest(async () => {
    expect(await runProcess("pipeline status sentiment.dev --names offline")).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(
        /^SageMaker ListPipelineExecutions: ValidationException: Could not find pipeline with PipelineName mlops-sentiment-dev-training-[0-9a-f]{8}\. \(request \w+\)\n$/,
      ) as unknown,
    });
    expect(await runProcess("pipeline status sentiment.dev --execution abc --names offline")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^sentiment\.dev: got no pipelineArn of "pipeline" from the preview of sentiment\.dev, which has .*\bpipeline\b.*; only a deployment knows it: --names ssm\n$/,
      ) as unknown,
    });
  }),
  60_000,
);

const contracts: readonly Pick<Contract<never>, "name" | "fields">[] = [
  endpointContract,
  featureGroupContract,
  featureStoreContract,
  mlEnvironmentContract,
  pipelineContract,
  registryContract,
];

test("the fields that commands read are those of the contracts", () => {
  expect(publishedFields).toEqual(
    Object.fromEntries(contracts.map(({ name, fields }) => [name, Object.keys(fields)])),
  );
});
