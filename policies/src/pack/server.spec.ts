import { type ChildProcess, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import {
  AnalyzeRequest,
  type AnalyzeResponse,
  type AnalyzerInfo,
  type AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb.js";
import { pack } from "./pack.ts";
import { ec2, iam, s3, sagemaker } from "../resource/resource-types.ts";
import type { Diagnostic } from "../testing/diagnostic.ts";
import { UNKNOWN, secret } from "@mlops/api-constraints/testing";
import {
  analyze,
  analyzeRequest,
  analyzeStackRequest,
  diagnosticsOf,
  requireFromSdk,
} from "../testing/sdk.ts";
import { sentStack } from "../testing/sent-resource.ts";

const packFolder = join(__dirname, "../..");
const provider = {
  props: { region: "eu-west-1", allowedAccountIds: '["111122223333"]', defaultTags: UNKNOWN },
};

/** A stack with known, unknown and secret values, in which every rule has something to look at. */
const stack = sentStack(
  {
    aws: { type: "pulumi:providers:aws", props: { ...provider.props, allowedAccountIds: "[]" } },
    key: { type: "aws:kms/key:Key", props: { description: "data" }, provider },
    data: { type: s3.bucket, props: { bucket: UNKNOWN, forceDestroy: true }, provider, protect: true },
    logs: { type: s3.bucket, props: {}, provider: { name: "default_7_48_0", props: {} } },
    "logs-block": {
      type: s3.publicAccessBlock,
      props: { bucket: UNKNOWN, blockPublicAcls: UNKNOWN, blockPublicPolicy: false },
      from: { bucket: ["logs"] },
      provider,
    },
    network: { type: ec2.awsxVpc },
    notebook: {
      type: sagemaker.notebookInstance,
      props: {
        directInternetAccess: secret("Enabled"),
        kmsKeyId: secret("alias/aws/sagemaker"),
        tags: { Owner: secret("") },
      },
      provider: { props: { ...provider.props, defaultTags: '{"tags":{"Application":"a"}}' } },
    },
    studio: {
      type: sagemaker.domain,
      props: { appNetworkAccessType: UNKNOWN, defaultUserSettings: UNKNOWN },
      provider,
    },
    pass: {
      type: iam.rolePolicy,
      props: {
        policy: { Statement: [{ Effect: "Allow", Action: [UNKNOWN, "iam:*"], Resource: secret("*") }] },
      },
      provider,
    },
  },
  "platform.qa",
);
const requests = [...[...stack.values()].map(analyzeRequest), analyzeStackRequest([...stack.values()])];

let host: ChildProcess;
let client: AnalyzerClient;

beforeAll(async () => {
  const run = join(dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd", "run-policy-pack");
  // The engine's address is not used before a policy asks for a configuration.
  host = spawn(process.execPath, [run, "127.0.0.1:1", packFolder], {
    cwd: packFolder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await firstLine(host);
  const grpc = requireFromSdk("@grpc/grpc-js") as {
    credentials: { createInsecure: () => ConstructorParameters<typeof AnalyzerClient>[1] };
  };
  client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
}, 60_000);

afterAll(() => {
  client.close();
  host.kill();
});

describe("the policy server that the engine starts", () => {
  test("gives the same verdicts as the pack in one's own process", async () => {
    for (const request of requests) {
      const expected = await analyze(pack.policies, request);
      expect(await serverAnalyze(request)).toEqual(expected);
    }
  });

  test("judges known, unknown and secret values", async () => {
    // One rule of each kind; what every rule finds is its own specification's matter.
    const kinds = [
      "env-account-and-region",
      "env-deletion-protection",
      "env-idle-shutdown",
      "iam-no-star-action",
      "iam-passrole-scoped",
      "kms-rotation",
      "s3-public-access-block",
      "sm-notebook-cmk",
      "sm-notebook-no-direct-internet",
      "sm-tags",
      "vpc-flow-logs",
    ];
    const all = (await Promise.all(requests.map(serverAnalyze))).flat();
    const found = all
      .filter(({ policy }) => kinds.includes(policy))
      .map(({ policy, level, urn }) => `${level} ${policy} ${urn.split("::").at(-1)}`.trim());
    expect(found).toEqual([
      "mandatory env-account-and-region aws",
      "advisory env-deletion-protection key",
      "mandatory kms-rotation key",
      "advisory env-deletion-protection data",
      "advisory env-deletion-protection logs",
      "mandatory env-account-and-region logs",
      "mandatory sm-notebook-cmk notebook",
      "mandatory sm-notebook-no-direct-internet notebook",
      "mandatory sm-tags notebook",
      "mandatory env-idle-shutdown notebook",
      "advisory env-deletion-protection studio",
      "mandatory iam-passrole-scoped pass",
      "mandatory iam-passrole-scoped pass",
      "mandatory iam-no-star-action pass",
      "mandatory s3-public-access-block logs-block",
      "mandatory s3-public-access-block logs-block",
      "mandatory s3-public-access-block logs-block",
      "mandatory s3-public-access-block data",
      "mandatory vpc-flow-logs network",
    ]);
  });

  test("tells the engine its name, its version and every policy with its strictest level", async () => {
    const info = await serverInfo();
    expect([info.getName(), info.getVersion()]).toEqual([pack.name, pack.version]);
    const levels = ["advisory", "mandatory", "disabled"];
    expect(info.getPoliciesList().map((one) => [one.getName(), levels[one.getEnforcementlevel()]])).toEqual(
      pack.policies.map(({ name, enforcementLevel }) => [name, enforcementLevel]),
    );
  });
});

function serverInfo(): Promise<AnalyzerInfo> {
  type Empty = Parameters<AnalyzerClient["getAnalyzerInfo"]>[0];
  const { Empty } = requireFromSdk("google-protobuf/google/protobuf/empty_pb.js") as {
    Empty: new () => Empty;
  };
  return new Promise((resolve, reject) => {
    client.getAnalyzerInfo(new Empty(), (error, info) => (error ? reject(error) : resolve(info)));
  });
}

function serverAnalyze(request: AnalyzeRequest | AnalyzeStackRequest): Promise<Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const onAnswer = (error: Error | null, response: AnalyzeResponse) =>
      error ? reject(error) : resolve(diagnosticsOf(response));
    if (request instanceof AnalyzeRequest) client.analyze(request, onAnswer);
    else client.analyzeStack(request, onAnswer);
  });
}

/** The first line that a process writes: the server's port. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error("the server has no output");
    createInterface(child.stdout).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the server ended with code ${code}`)));
  });
}
