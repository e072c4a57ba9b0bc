import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chdir, cwd } from "node:process";
import { tmpdir } from "node:os";
import { httpEvent } from "../testing/events.ts";
import { runFunction } from "../testing/lambda.ts";
import { type Reply, startRuntime } from "../testing/sagemaker-runtime.ts";
import { buildHandler } from "./handler-build.ts";
import { currentWorkspace } from "./workspace.ts";

const workspace = currentWorkspace();
const { code, files } = buildHandler(workspace);

describe("the handler's code", () => {
  test("is the same whenever and wherever it is bundled", () => {
    const here = cwd();
    chdir(tmpdir());
    try {
      expect(buildHandler(workspace)).toEqual({ code, files });
    } finally {
      chdir(here);
    }
  });

  test("contains nothing of the machine that it was bundled on", () => {
    expect(code).not.toContain(workspace.root);
    expect(code).not.toContain("libs/invoker");
    expect(code).not.toContain("node_modules");
  });

  test("contains the SDK of the lock file, and takes credentials from environment variables alone", () => {
    const { version } = JSON.parse(
      readFileSync(
        join(workspace.root, "node_modules/@aws-sdk/client-sagemaker-runtime/package.json"),
        "utf8",
      ),
    ) as { version: string };
    expect(code).toContain(`"${version}"`);
    const providers = files.filter((file) => file.includes("/credential-provider-"));
    expect(providers).toEqual([]);
    expect(files.filter((file) => file.startsWith("libs/"))).toContain(
      "libs/invoker/src/handler/environment-credentials.ts",
    );
  });

  test("imports nothing but modules of Node", () => {
    const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name = ""]) =>
      name.replace("node:", ""),
    );
    const builtin = process.getBuiltinModule("module").builtinModules;
    expect(required.filter((name) => !builtin.includes(name))).toEqual([]);
  });

  test("stays small enough to start fast", () => {
    expect(code.length).toBeLessThan(250_000);
  });
});

describe("the bundled function", () => {
  const run = async (event: unknown, reply: Reply, variables: Readonly<Record<string, string>> = {}) => {
    const runtime = await startRuntime(() => reply);
    try {
      const outcome = await runFunction(code, event, {
        AWS_REGION: "eu-west-1",
        AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
        AWS_SECRET_ACCESS_KEY: "no-secret",
        AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: runtime.url,
        ENDPOINT_NAME: "fraud",
        IMAGE_HOSTS: "localhost",
        MAX_REQUEST_BYTES: "1000",
        ...variables,
      });
      return { ...outcome, calls: runtime.calls };
    } finally {
      await runtime.stop();
    }
  };

  test("responds to a request, and logs it without its payload", async () => {
    const { result, log, calls } = await run(httpEvent({ body: '["Ada"]' }), { body: '{"label":"good"}' });
    expect(result).toMatchObject({ response: { statusCode: 200, body: '{"label":"good"}' } });
    expect(calls.map(({ path, body }) => [path, String(body)])).toEqual([
      ["/endpoints/fraud/invocations", '["Ada"]'],
    ]);
    expect(log).toContain("status: 200");
    expect(log).not.toContain("Ada");
    expect(log).not.toContain("good");
  });

  test("streams where it is told to", async () => {
    const { result } = await run(httpEvent({ body: "[1]" }), { parts: ["a", "b"] }, { STREAMING: "true" });
    const { response } = result as { response: string };
    const [head = "", body] = response.split("\0".repeat(8));
    expect([JSON.parse(head), body]).toMatchObject([{ statusCode: 200 }, "ab"]);
  });

  test("calls the one component, or puts requests into a queue, as its variables say", async () => {
    const target = JSON.stringify({ kind: "component", component: "llm" });
    const { calls } = await run({ body: [1] }, { body: "1" }, { TARGET: target });
    expect(calls[0]?.naming).toEqual({ "x-amzn-sagemaker-inference-component": "llm" });
    const accepted = { output: "s3://a/1", failure: "s3://a/2" };
    const { result } = await run({ body: [1] }, { accepted }, { REQUESTS_PREFIX: "inference/" });
    expect(result).toMatchObject({ response: { statusCode: 202, body: { outputLocation: "s3://a/1" } } });
  });

  test("resolves host names itself, and fetches nothing from its own machine", async () => {
    const { result, calls } = await run({ url: "https://localhost/latest/meta-data" }, { body: "1" });
    expect(result).toEqual({
      errorType: "BadRequest",
      errorMessage: 'the request cannot be used: url: host "localhost" leads to a private address',
    });
    expect(calls).toEqual([]);
  });

  test("recognizes SageMaker's errors by their names", async () => {
    const reply = { error: "ModelError", status: 424, fields: { Message: "no", OriginalStatusCode: 500 } };
    const { result } = await run({ body: [1] }, reply);
    expect(result).toEqual({ errorType: "BadGateway", errorMessage: "the model failed with status 500" });
  });

  test("does not start without its settings", async () => {
    const started = runFunction(code, {}, { MAX_REQUEST_BYTES: "many" });
    await expect(started).rejects.toThrow(
      "environment variables are missing or cannot be used: ENDPOINT_NAME, MAX_REQUEST_BYTES",
    );
  });
});

test("the hash is that of the code", async () => {
  const { handlerCode } = await import("./handler-code.ts");
  const hash = createHash("sha256").update(code).digest("base64");
  expect(handlerCode()).toEqual({ text: code, hash });
  expect(handlerCode()).toBe(handlerCode());
});
