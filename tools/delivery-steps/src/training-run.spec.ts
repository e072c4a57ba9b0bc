import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { trainingRun } from "./training-run/command.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/sentiment/execution/abcdefghijkl";
const token = "01234567-89ab-cdef-0123-456789abcdef";

interface Call {
  readonly operation: string;
  readonly input: unknown;
}

let folder: string;
let stop = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "training-run-"));
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

/** Runs the command against a server that answers with one status after the other, the last for ever. */
async function run(
  statuses: readonly (string | { status: string; reason: string })[],
  {
    options = [],
    parameters = '{"epochs": 3}',
    versions = [],
    failingLooks = 0,
  }: { options?: string[]; parameters?: string; versions?: string[]; failingLooks?: number } = {},
) {
  let looksToFail = failingLooks;
  const calls: Call[] = [];
  const left = [...statuses];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const operation = String(request.headers["x-amz-target"]).replace("SageMaker.", "");
      calls.push({ operation, input: JSON.parse(Buffer.concat(chunks).toString()) as unknown });
      if (operation === "DescribePipelineExecution" && looksToFail > 0) {
        looksToFail -= 1;
        response.writeHead(400, { "x-amzn-errortype": "AccessDeniedException" });
        response.end("{}");
        return;
      }
      if (operation === "ListPipelineExecutionSteps") {
        const steps = versions.map((Arn) => ({ Metadata: { RegisterModel: { Arn } } }));
        response.end(JSON.stringify({ PipelineExecutionSteps: [{ StepName: "Train" }, ...steps] }));
        return;
      }
      const next = (left.length > 1 ? left.shift() : left[0]) ?? "Executing";
      const { status, reason } = typeof next === "string" ? { status: next, reason: undefined } : next;
      response.end(
        JSON.stringify(
          operation === "DescribePipelineExecution"
            ? { PipelineExecutionStatus: status, FailureReason: reason }
            : { PipelineExecutionArn: arn },
        ),
      );
      if (operation === "StartPipelineExecution") left.unshift(next);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const { port } = server.address() as AddressInfo;
  const file = join(folder, "parameters.json");
  writeFileSync(file, parameters);
  const client = new SageMakerClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "id", secretAccessKey: "key" },
  });
  let output = "";
  const args = ["--pipeline", "sentiment", "--parameters", file, "--token", token];
  const status = await trainingRun(
    [...args, "--minutes", "1", "--interval", "0.001", ...options],
    client,
    (text) => (output += `${text}\n`),
  );
  return { status, output: output.replaceAll(folder, "FOLDER"), calls };
}

const version = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment/7";

test("the version that a run has registered is approved and written down, where somebody asks for it", async () => {
  const result = join(folder, "version");
  const { status, output, calls } = await run(["Succeeded"], {
    options: ["--result", result],
    versions: [version],
  });
  expect([status, output]).toEqual([0, `started  ${arn}\npassed   Succeeded\napproved ${version}\n`]);
  expect(readFileSync(result, "utf8")).toBe(version);
  expect(calls.at(-1)).toEqual({
    operation: "UpdateModelPackage",
    input: {
      ModelPackageArn: version,
      ModelApprovalStatus: "Approved",
      ApprovalDescription: `The run ${arn} has passed`,
    },
  });
});

test.each([[[]], [[version, version.replace("/7", "/8")]]])(
  "a run that has registered %j has no version to deploy: nothing is approved",
  async (versions) => {
    const result = join(folder, "version");
    const { status, output, calls } = await run(["Succeeded"], { options: ["--result", result], versions });
    expect([status, output]).toEqual([
      2,
      `started  ${arn}\npassed   Succeeded\nrun: got ${versions.length} registered versions; expected one, which is deployed next\n`,
    ]);
    expect(calls.some(({ operation }) => operation === "UpdateModelPackage")).toBe(false);
    expect(existsSync(result)).toBe(false);
  },
);

test("a run that cannot be seen for a while is followed all the same, but not for ever", async () => {
  expect((await run(["Succeeded"], { failingLooks: 9 })).status).toBe(0);
  stop();
  expect((await run(["Succeeded"], { failingLooks: 10 })).status).toBe(2);
});

test("a run is started once with the parameters of the file, and followed until it has succeeded", async () => {
  const { status, output, calls } = await run(["Executing", "Executing", "Succeeded"], {
    parameters: '{"epochs": 3, "balanced": true, "data": "s3://data/reviews/"}',
  });
  expect([status, output]).toEqual([0, `started  ${arn}\npassed   Succeeded\n`]);
  expect(calls.filter(({ operation }) => operation === "StartPipelineExecution")).toEqual([
    {
      operation: "StartPipelineExecution",
      input: {
        PipelineName: "sentiment",
        PipelineParameters: [
          { Name: "epochs", Value: "3" },
          { Name: "balanced", Value: "true" },
          { Name: "data", Value: "s3://data/reviews/" },
        ],
        ClientRequestToken: token,
      },
    },
  ]);
});

test.each([
  [{ status: "Failed", reason: "step Train: out of memory" }, "Failed: step Train: out of memory"],
  ["Stopped", "Stopped"],
  ["CompletedWithFailures", "CompletedWithFailures"],
  ["SomethingNew", "SomethingNew"],
])("a run that ends with %j has failed", async (end, said) => {
  const { status, output } = await run(["Executing", end]);
  expect([status, output]).toEqual([1, `started  ${arn}\nFAILED   ${said}\n`]);
});

test("a run that takes too long is stopped and has failed", async () => {
  const { status, output, calls } = await run(["Executing"], { options: ["--minutes", "0.001"] });
  expect([status, output]).toEqual([
    1,
    `started  ${arn}\nFAILED   TimedOut: not done after 0.001 minutes: stopped\n`,
  ]);
  expect(calls.at(-1)).toEqual({
    operation: "StopPipelineExecution",
    input: { PipelineExecutionArn: arn, ClientRequestToken: token },
  });
});

test.each<[string, { options?: string[]; parameters?: string }, string]>([
  [
    "a short token",
    { options: ["--token", "7"] },
    'token: got "7"; expected 32 to 128 letters, digits and hyphens\n',
  ],
  ["no time", { options: ["--minutes", "0"] }, "minutes: got 0; expected more than 0\n"],
  [
    "parameters that are lists",
    { parameters: '{"layers": [1, 2]}' },
    "FOLDER/parameters.json: layers: got [1,2]; expected a text, a number or a boolean\n",
  ],
])("%s starts nothing", async (_, given, output) => {
  expect(await run(["Succeeded"], given)).toEqual({ status: 2, output, calls: [] });
});
