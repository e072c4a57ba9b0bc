import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Asked, type PretendAws, raw, refused, startPretendAws } from "../../testing/pretend-aws.ts";
import { runCommand } from "../../testing/run-command.ts";
import { type EndpointWorld } from "../testing/endpoint-world.ts";
import { sentimentWorld } from "../testing/sentiment-world.ts";

const invoke = ["endpoint", "invoke", "sentiment.prod"];
const answer = (body: string, contentType = "application/json") =>
  raw(body, contentType, 200, { "x-amzn-invoked-production-variant": "main" });

let world: EndpointWorld;
let aws: PretendAws;
beforeEach(async () => {
  world = sentimentWorld();
  aws = await startPretendAws({
    ...world.operations(),
    [`POST /endpoints/${world.endpointName}/invocations`]: answer('{"label":2,"name":"positive"}'),
  });
});
afterEach(() => aws.stop());

const sent = (path: string): Asked[] => aws.asked.filter(({ operation }) => operation.includes(path));

test("an answer in JSON is shown with line breaks, and who gave it on standard error", async () => {
  expect(await runCommand([...invoke, "--body", '{"text": "what a day"}'], aws)).toEqual({
    status: 0,
    notes: ["answered by main in 0 ms"],
    out: ["{", '  "label": 2,', '  "name": "positive"', "}"],
  });
  expect(sent("/invocations")[0]).toMatchObject({
    body: '{"text": "what a day"}',
    headers: { "content-type": "application/json" },
  });
});

test("as JSON it is data, with what is known about it", async () => {
  const { out } = await runCommand([...invoke, "--json"], { ...aws, input: "[1]" });
  expect(JSON.parse(out.join("\n"))).toEqual({
    endpointName: world.endpointName,
    invokedVariant: "main",
    latencyMs: 0,
    body: { label: 2, name: "positive" },
    contentType: "application/json",
    isBase64: false,
  });
});

test("a request says what is to answer, and comes from a file as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "invoke-"));
  const file = join(folder, "request.bin");
  writeFileSync(file, Buffer.from([0xff, 0x00, 0x41]));
  const options =
    "--content-type application/x-image --accept text/csv --target-model a.tar.gz --target-variant v --target-component c --target-container h";
  try {
    expect((await runCommand([...invoke, "--file", file, ...options.split(" ")], aws)).status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(sent("/invocations")[0]?.headers).toMatchObject({
    "content-length": "3",
    "content-type": "application/x-image",
    accept: "text/csv",
    "x-amzn-sagemaker-target-model": "a.tar.gz",
    "x-amzn-sagemaker-target-variant": "v",
    "x-amzn-sagemaker-inference-component": "c",
    "x-amzn-sagemaker-target-container-hostname": "h",
  });
});

test.each([
  ["a text", answer("2,0.1\n", "text/csv"), ["2,0.1"]],
  ["what says that it is JSON and is not", answer("{oh"), ["{oh"]],
  ["control characters on a terminal", answer("a\u001b[31mb", "text/plain"), ["a [31mb"]],
])("%s is shown as a text", async (_, reply, out) => {
  aws.on({ [`POST /endpoints/${world.endpointName}/invocations`]: reply });
  expect((await runCommand([...invoke, "--body", "x"], { ...aws, width: 100 })).out).toEqual(out);
});

test("an error of the model is the answer no, with its words and the way to its log", async () => {
  const body = JSON.stringify({
    Message: "Received server error (500)",
    OriginalStatusCode: 500,
    OriginalMessage: "KeyError: 'text'\n",
  });
  aws.on({
    [`POST /endpoints/${world.endpointName}/invocations`]: raw(body, "application/json", 424, {
      "x-amzn-errortype": "ModelError",
    }),
  });
  expect(await runCommand([...invoke, "--body", "{}"], aws)).toEqual({
    status: 1,
    notes: [],
    out: [
      "the model answered 500: KeyError: 'text'",
      "its log: npm run mlops -- endpoint logs sentiment.prod --since 10m",
    ],
  });
});

test("what SageMaker refuses ends the command, with its words", async () => {
  aws.on({
    [`POST /endpoints/${world.endpointName}/invocations`]: refused("ValidationError", "Variant v not found."),
  });
  expect(await runCommand([...invoke, "--body", "{}"], aws)).toMatchObject({
    status: 3,
    notes: [
      "SageMakerRuntime InvokeEndpoint: ValidationError: Variant v not found. (request 11111111-2222-3333-4444-555555555555)",
    ],
  });
});

test.each([
  ["no request", [], "command: got no request; expected --body, --file or a request on standard input"],
  [
    "two requests",
    ["--body", "a", "--file", "b"],
    "command: got both --body and --file; expected one of them",
  ],
  [
    "a file that is not there",
    ["--file", "/nowhere/b"],
    "--file: got \"/nowhere/b\"; expected a file that can be read (ENOENT: no such file or directory, open '/nowhere/b')",
  ],
  [
    "the answer of a request that was never sent",
    ["--result", "s3://b/k.out"],
    '--result: got "s3://b/k.out"; expected nothing: mlops-sentiment-prod-sentiment-28fa82ad answers at once',
  ],
])("%s is wrong use", async (_, options, problem) => {
  const ran = await runCommand([...invoke, ...options], aws);
  expect([ran.status, ran.notes, sent("/invocations")]).toEqual([2, [problem], []]);
});

test("a request that is too large for a serverless endpoint is refused before it is sent", async () => {
  world.set({
    ProductionVariants: [{ VariantName: "main", CurrentServerlessConfig: { MaxConcurrency: 5 } }],
  });
  expect((await runCommand([...invoke, "--body", "a".repeat(4_194_305)], aws)).notes).toEqual([
    "command: got a request of 4194305 bytes; expected at most 4194304, as SageMaker takes",
  ]);
});

describe("an asynchronous endpoint", () => {
  const bucket = "mlops-platform-prod-ml-data-7784f3b4";
  const folder = (name: string) => `inference/${sentimentWorld().endpointName}/${name}`;
  const result = `${folder("results")}/f1e2.out`;
  const failure = `${folder("failures")}/f1e2-error.out`;
  const noKey = raw(
    "<Error><Code>NoSuchKey</Code><Message>The key does not exist.</Message></Error>",
    "application/xml",
    404,
  );
  const place = (key: string) => `GET /${bucket}/${key}?x-id=GetObject`;

  beforeEach(() => {
    world.set({
      AsyncInferenceConfig: {
        OutputConfig: {
          S3OutputPath: `s3://${bucket}/${folder("results")}/`,
          S3FailurePath: `s3://${bucket}/${folder("failures")}/`,
          KmsKeyId: "arn:aws:kms:eu-west-1:333344445555:key/data",
        },
      },
    });
    aws.on({
      [`PUT /${bucket}/*`]: {},
      [`POST /endpoints/${world.endpointName}/async-invocations`]: raw(
        '{"InferenceId":"i"}',
        "application/json",
        202,
        {
          "x-amzn-sagemaker-outputlocation": `s3://${bucket}/${result}`,
          "x-amzn-sagemaker-failurelocation": `s3://${bucket}/${failure}`,
        },
      ),
      [place(result)]: noKey,
      [place(failure)]: noKey,
    });
  });

  test("gets its request in its own folder, encrypted, and its answer is waited for", async () => {
    const ran = await runCommand([...invoke, "--body", "{}"], {
      ...aws,
      onPause: (passed) => {
        if (passed === 2_000) aws.on({ [place(result)]: raw('{"label":2}', "application/json") });
      },
    });
    const key = `${folder("requests")}/20261121T100000Z-44136fa355b3678a`;
    expect(ran).toEqual({
      status: 0,
      notes: [
        `put s3://${bucket}/${key}`,
        "      0 s  waiting for the answer",
        "      4 s  answered",
        `answered after 4 s: s3://${bucket}/${result}`,
      ],
      out: ["{", '  "label": 2', "}"],
    });
    expect(sent("PUT")[0]).toMatchObject({
      operation: `PUT /${bucket}/${key}?x-id=PutObject`,
      headers: {
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:eu-west-1:333344445555:key/data",
      },
    });
    expect(sent("async-invocations")[0]?.headers).toMatchObject({
      "x-amzn-sagemaker-inputlocation": `s3://${bucket}/${key}`,
      "x-amzn-sagemaker-content-type": "application/json",
    });
  });

  test("that fails is the answer no, with what it wrote", async () => {
    aws.on({ [place(failure)]: raw("out of memory", "text/plain") });
    const ran = await runCommand([...invoke, "--body", "{}", "--json"], aws);
    expect([ran.status, JSON.parse(ran.out.join("\n"))]).toEqual([
      1,
      {
        endpointName: world.endpointName,
        failed: true,
        uri: `s3://${bucket}/${failure}`,
        waitedMs: 0,
        body: "out of memory",
        contentType: "text/plain",
        isBase64: false,
      },
    ]);
  });

  test("that takes longer than one waits can be waited for again, without another request", async () => {
    const ran = await runCommand([...invoke, "--body", "{}", "--timeout", "4s"], aws);
    const again = `endpoint invoke sentiment.prod --result s3://${bucket}/${result}`;
    expect([ran.status, ran.notes.at(-1)]).toEqual([
      1,
      `not over after 4 s; request s3://${bucket}/${result} goes on, see it with: npm run mlops -- ${again}`,
    ]);
    aws.on({ [place(failure)]: raw("out of memory", "text/plain") });
    expect(await runCommand(again, aws)).toMatchObject({ status: 1, out: ["out of memory"] });
    expect(sent("async-invocations")).toHaveLength(1);
  });

  test("takes no target, and no request that cannot be put into its bucket", async () => {
    expect((await runCommand([...invoke, "--body", "{}", "--target-variant", "main"], aws)).notes).toEqual([
      '--target: got "main"; expected nothing: mlops-sentiment-prod-sentiment-28fa82ad is asynchronous, its requests name none',
    ]);
    aws.on({
      [`PUT /${bucket}/*`]: raw(
        "<Error><Code>AccessDenied</Code><Message>no</Message></Error>",
        "application/xml",
        403,
      ),
    });
    const ran = await runCommand([...invoke, "--body", "{}"], aws);
    expect([ran.status, ran.notes.at(-1)]).toEqual([
      3,
      "  use a role that may do this, by --role or --profile; npm run rehearse -- --who-can says which",
    ]);
    expect(sent("async-invocations")).toEqual([]);
  });
});
