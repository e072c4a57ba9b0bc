import { platformOutputs } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { alarmEvent } from "@mlops/monitoring/testing";
import { type Cloud, matchesEvent, pretendCloud, stackFileProblems, stackFileValues } from "@mlops/testing";
import sentiment from "./index.ts";

const region = "eu-west-1";
const accounts = { dev: "111122223333", prod: "333344445555" } as const;
type Environment = keyof typeof accounts;

/** What the platform of an environment exports; that of dev has the registry and the feature group of the tweets. */
const platform = (name: Environment) => {
  const account = accounts[name];
  const environment = awsEnvironment({ app: "platform", name, account, region });
  const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
  return {
    ...platformOutputs(environment),
    "registry-sentiment": {
      environment: { ...environment },
      groupName: "sentiment",
      groupArn: arn("sagemaker", "model-package-group/sentiment"),
      artifactsUri: "s3://artifacts/models/sentiment/",
      artifactKeyArn: arn("kms", "key/artifacts"),
      images: [`${account}.dkr.ecr.${region}.amazonaws.com/inference`],
    },
    "feature-group-tweets": {
      environment: { ...environment },
      featureGroupName: "tweets",
      featureGroupArn: arn("sagemaker", "feature-group/tweets"),
      tableName: "tweets",
    },
  };
};

const deployed = (environment: Environment, change: object = {}): Promise<Cloud> =>
  pretendCloud(() => sentiment.run({ app: "sentiment", environment }), {
    stack: `sentiment.${environment}`,
    config: { ...stackFileValues({ app: "sentiment", environment }), ...change },
    references: { "platform.dev": platform("dev"), [`platform.${environment}`]: platform(environment) },
  });
const parsed = (value: unknown): unknown => JSON.parse(String(value));

interface Parameters {
  readonly sagemakerPipelineTarget: {
    readonly pipelineParameterLists: readonly { readonly name: string; readonly value: string }[];
  };
}

describe("drift of the model in prod", () => {
  let prod: Cloud;
  let dev: Cloud;
  beforeAll(async () => {
    [prod, dev] = [await deployed("prod"), await deployed("dev")];
  });
  const driftAlarm = () => String(prod.inputs("sentiment-monitor-alarms-drift").alarmName);

  test("is one alarm of its monitor, whose event leaves prod for dev's bus, and no other event does", () => {
    const pattern = parsed(prod.inputs("sentiment-drift", "EventRule").eventPattern);
    const leaves = (name: string, state: "ALARM" | "OK") =>
      matchesEvent(pattern, alarmEvent(accounts.prod, name, state));
    expect(leaves(driftAlarm(), "ALARM")).toBe(true);
    expect(leaves(driftAlarm(), "OK")).toBe(false);
    expect(leaves("sentiment-server-errors", "ALARM")).toBe(false);
    expect(prod.inputs("sentiment-drift-target").arn).toBe(
      `arn:aws:events:${region}:${accounts.dev}:event-bus/${String(dev.inputs("sentiment-retraining-bus").name)}`,
    );
  });

  test("comes in by the one role that sends it, and by nothing else", () => {
    const { name, path } = prod.inputs("sentiment-drift-role", "Role");
    const policy = parsed(dev.inputs("sentiment-retraining-bus-policy").policy) as {
      readonly Statement: readonly object[];
    };
    expect(policy.Statement).toEqual([
      {
        Sid: "TakeDriftOfprod",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accounts.prod}:root` },
        Action: ["events:PutEvents"],
        Resource: [prod.inputs("sentiment-drift-target").arn],
        Condition: {
          ArnEquals: {
            "aws:PrincipalArn": `arn:aws:iam::${accounts.prod}:role${String(path)}${String(name)}`,
          },
          "ForAllValues:StringEquals": { "events:source": "aws.cloudwatch" },
          StringEquals: { "events:detail-type": "CloudWatch Alarm State Change" },
        },
      },
    ]);
  });

  test("starts the training in dev with the reason, by parameters that the pipeline has", () => {
    const pattern = parsed(dev.inputs("sentiment-retraining-prod", "EventRule").eventPattern);
    expect(matchesEvent(pattern, alarmEvent(accounts.prod, driftAlarm(), "ALARM"))).toBe(true);
    const target = dev.inputs("sentiment-retraining-prod-target") as unknown as Parameters;
    const given = target.sagemakerPipelineTarget.pipelineParameterLists;
    expect(given).toEqual([{ name: "TrainingReason", value: `drift in prod, told by ${driftAlarm()}` }]);
    const { inputs } = dev.inputs("training", "JsonInputs") as unknown as {
      readonly inputs: {
        readonly pipelineDefinition: {
          readonly Parameters: readonly { readonly Name: string; readonly Type: string }[];
        };
      };
    };
    expect(inputs.pipelineDefinition.Parameters).toContainEqual(
      expect.objectContaining({ Name: "TrainingReason", Type: "String" }),
    );
    expect(dev.resource("sentiment-retraining-prod-target").propertyDependencies.arn).toEqual([
      dev.resource("training", "Pipeline").urn,
    ]);
  });
});

test("an environment that trains without a registry, or is to train without a pipeline, is refused", async () => {
  const dev = { app: "sentiment", environment: "dev" } as const;
  expect(await stackFileProblems(sentiment, dev, { registry: undefined })).toContain(
    "registry: got nothing; expected the registry that training registers versions in",
  );
  expect(await stackFileProblems(sentiment, dev, { training: undefined })).toEqual([
    "training: got nothing; expected the pipeline that retraining.on starts",
  ]);
});
