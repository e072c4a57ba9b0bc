import { ComponentResource } from "@pulumi/pulumi";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { handlerCode } from "../bundle/handler-code.ts";
import { platformRef } from "@mlops/contracts/testing";
import {
  type OptionalArgs,
  everyInvoker,
  invokerProgram,
  plain,
  requiredReferences,
  sources,
} from "../testing/built-invoker.ts";
import { EndpointInvoker } from "./endpoint-invoker.ts";

const { network } = platformRef();
const built = (...args: Parameters<typeof invokerProgram>) => pretendCloud(invokerProgram(...args));

describe("an invoker", () => {
  test("is a function with logs, a role and a queue of dead letters, and nothing else", async () => {
    const cloud = await built();
    expect(cloud.census()).toEqual(everyInvoker);
    expect(cloud.outputs).toEqual({ aliasArn: UNKNOWN });
  });

  test("runs the bundled handler, published, encrypted, traced and limited", async () => {
    const cloud = await built();
    const { text, hash } = handlerCode();
    expect(cloud.inputs("score-function")).toEqual({
      description: "Calls one endpoint",
      role: UNKNOWN,
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      handler: "index.handler",
      code: { "index.cjs": text },
      sourceCodeHash: hash,
      publish: true,
      memorySize: 512,
      timeout: 30,
      environment: { variables: { ENDPOINT_NAME: "fraud", MAX_REQUEST_BYTES: "26214400" } },
      kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/data",
      tracingConfig: { mode: "Active" },
      deadLetterConfig: { targetArn: UNKNOWN },
      loggingConfig: {
        logFormat: "JSON",
        logGroup: UNKNOWN,
        applicationLogLevel: "INFO",
        systemLogLevel: "INFO",
      },
    });
    expect(sources(cloud, "score-function", "role")).toEqual(["score-role"]);
    expect(sources(cloud, "score-function", "deadLetterConfig")).toEqual(["score-dead-letters"]);
    expect(sources(cloud, "score-function", "loggingConfig")).toEqual(["score-logs"]);
  });

  test("keeps failed requests in the queue that earlier deployments have made", async () => {
    const cloud = await built();
    const invoker = cloud.resource("score", "EndpointInvoker").urn.replace(/::score$/, "");
    expect(cloud.resource("score-dead-letters", "Queue").aliases).toEqual([
      `${invoker}$mlops:invoker:DeadLetterQueue$aws:sqs/queue:Queue::score-dead-letters`,
    ]);
    expect(cloud.resource("score-dead-letters-policy").aliases).toEqual([
      `${invoker}$mlops:invoker:DeadLetterQueue$aws:sqs/queuePolicy:QueuePolicy::score-dead-letters-policy`,
    ]);
  });

  test("is created after the rights that Lambda checks at once", async () => {
    const cloud = await built();
    expect(cloud.resource("score-function").dependencies).toContain(cloud.resource("score-role-policy").urn);
  });

  test("takes a part of the account's concurrency for itself in prod only, unless it is told to or not to", async () => {
    const reserved = async (...args: Parameters<typeof built>) =>
      (await built(...args)).inputs("score-function").reservedConcurrentExecutions;
    expect(await reserved({}, "qa")).toBeUndefined();
    expect(await reserved({}, "prod")).toBe(10);
    expect(await reserved({ reservedConcurrency: "none" }, "prod")).toBeUndefined();
    expect(await reserved({ reservedConcurrency: 3 })).toBe(3);
  });

  test("takes memory, timeout, concurrency and hosts from its settings", async () => {
    const cloud = await built(
      {
        imageHosts: ["images.example.com", "cdn.example.org"],
        memoryMiB: 1_769,
        timeout: "1 minute",
        reservedConcurrency: 40,
      },
      "dev",
      { mode: "serverless", target: { kind: "none" } },
    );
    expect(cloud.inputs("score-function")).toMatchObject({
      memorySize: 1_769,
      timeout: 60,
      reservedConcurrentExecutions: 40,
      environment: {
        variables: {
          ENDPOINT_NAME: "fraud",
          IMAGE_HOSTS: "images.example.com,cdn.example.org",
          MAX_REQUEST_BYTES: "4194304",
        },
      },
    });
  });

  test("may call its one endpoint, log, send dead letters and trace", async () => {
    const cloud = await built();
    const { assumeRolePolicy, ...role } = cloud.inputs("score-role", "Role");
    expect(role).toEqual({
      name: "mlops-sentiment-dev-score-role-982086f9",
      path: "/mlops/",
      description: "Calls one endpoint",
      permissionsBoundary: "arn:aws:iam::111122223333:policy/mlops/boundary",
    });
    expect(plain(assumeRolePolicy)).toMatchObject({
      Statement: [
        {
          Principal: { Service: ["lambda.amazonaws.com"] },
          Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    });
    expect(cloud.inputs("score-role-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "InvokeEndpoint",
          Effect: "Allow",
          Action: ["sagemaker:InvokeEndpoint"],
          Resource: ["arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud"],
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: [UNKNOWN],
        },
        { Sid: "SendDeadLetters", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [UNKNOWN] },
        {
          Sid: "WriteTraces",
          Effect: "Allow",
          Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
          Resource: ["*"],
        },
      ],
    });
    expect(sources(cloud, "score-role-policy", "policy")).toEqual(["score-dead-letters", "score-logs"]);
  });

  test("keeps its logs encrypted, for a month or for a year", async () => {
    const logs = {
      namePrefix: "/aws/lambda/score-",
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/logs",
    };
    expect((await built()).inputs("score-logs")).toEqual({ ...logs, retentionInDays: 30 });
    expect((await built({}, "prod")).inputs("score-logs")).toEqual({ ...logs, retentionInDays: 365 });
    expect((await built({ logRetentionDays: 7 })).inputs("score-logs")).toEqual({
      ...logs,
      retentionInDays: 7,
    });
  });

  test("has a queue for dead letters that takes the largest request", async () => {
    const cloud = await built();
    expect(cloud.inputs("score-dead-letters", "Queue").maxMessageSize).toBe(1_048_576);
  });

  test("is called through an alias of its published version", async () => {
    const cloud = await built();
    expect(cloud.inputs("score-alias")).toEqual({
      name: "live",
      functionName: UNKNOWN,
      functionVersion: UNKNOWN,
    });
    expect(sources(cloud, "score-alias", "functionVersion")).toEqual(["score-function"]);
  });

  test("in a VPC runs in its subnets, and may create network interfaces there", async () => {
    const cloud = await built({ network });
    expect(cloud.census()).toEqual(everyInvoker);
    expect(cloud.inputs("score-function").vpcConfig).toEqual({
      subnetIds: ["subnet-a", "subnet-b"],
      securityGroupIds: ["sg-1"],
    });
    expect(plain(cloud.inputs("score-role-policy").policy)).toMatchObject({
      Statement: [
        { Sid: "InvokeEndpoint" },
        { Sid: "WriteLogs" },
        { Sid: "SendDeadLetters" },
        { Sid: "WriteTraces" },
        {
          Sid: "UseVpc",
          Action: [
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses",
          ],
          Resource: ["*"],
        },
      ],
    });
  });

  test("is the same in two previews", async () => {
    const args: OptionalArgs = {
      network,
      provisionedConcurrency: { min: 1, max: 5 },
      front: { kind: "function-url" },
    };
    const [first, second] = [await built(args), await built(args)];
    expect(second.resources).toEqual(first.resources);
  });
});

test("an invoker that cannot be built is refused with every problem", async () => {
  const problems = await pretendProblems(() => {
    new EndpointInvoker("score", { ...requiredReferences("prod"), memoryMiB: 64, reservedConcurrency: 1 });
  });
  expect(problems).toEqual([
    "score cannot be built:\n" +
      "  - memoryMiB: got 64; expected a whole number from 128 to 10240\n" +
      "  - provisionedConcurrency: got 2; expected at most the reserved concurrency, which is 1",
  ]);
});

test("an invoker takes a whole platform, of which it needs only a part", async () => {
  const { environment, guardrails, keys, endpoint } = requiredReferences();
  const references = { environment, guardrails, keys, network };
  const census = async (args: object) =>
    (await pretendCloud(() => new EndpointInvoker("score", { ...references, endpoint, ...args }))).census();
  expect(await census(platformRef())).toEqual(await census({}));
});

test("an invoker is a child of its parent", async () => {
  const cloud = await pretendCloud(() => {
    const team = new ComponentResource("test:Team", "team");
    new EndpointInvoker("score", requiredReferences(), { parent: team });
  });
  expect(cloud.resource("score").parent).toBe("team");
});
