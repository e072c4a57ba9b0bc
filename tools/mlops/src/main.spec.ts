import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { type Operations, type PretendAws, refused, startPretendAws } from "./testing/pretend-aws.ts";
import { runProcess, withTestCredentials } from "./testing/run-command.ts";

const app = {
  DomainId: "d-1",
  AppType: "JupyterLab",
  AppName: "default",
  SpaceName: "lab",
  Status: "InService",
};
const domain = "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-1";

/** The platform with a domain in which an app runs. */
const platform: Operations = {
  GetParametersByPath: { Parameters: [{ Name: "/mlops/dev/platform/network/vpc-id", Value: "vpc-1" }] },
  GetResources: { ResourceTagMappingList: [{ ResourceARN: domain }] },
  ListApps: { Apps: [app, { ...app, AppName: "second" }] },
  ListSpaces: { Spaces: [] },
  DeleteApp: {},
};

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws(platform);
});
afterEach(() => aws.stop());

const asked = (operation: string) => aws.asked.filter((one) => one.operation === operation).length;

async function until(isSo: () => boolean) {
  for (let tries = 0; tries < 500 && !isSo(); tries++) await setTimeout(20);
  expect(isSo()).toBe(true);
}

/** Works with a process that runs a command line. */
const withProcess = <Result>(
  args: string,
  work: (child: ChildProcessByStdio<null, Readable, Readable>) => Promise<Result>,
) =>
  withTestCredentials(aws, () =>
    work(
      spawn(process.execPath, ["tools/mlops/bin/mlops.js", ...args.split(" ")], {
        env: process.env,
        stdio: ["ignore", "pipe", "pipe"],
      }),
    ),
  );

test("Ctrl-C ends a command that only asks, and says that nothing was changed", async () => {
  aws.on({ GetParametersByPath: "silence" });
  const ended = await withProcess("pipeline status sentiment.dev", async (child) => {
    const said = [text(child.stdout), text(child.stderr)];
    await until(() => asked("GetParametersByPath") > 0);
    child.kill("SIGINT");
    return [await once(child, "close"), ...(await Promise.all(said))];
  });
  expect(ended).toEqual([[130, null], "", "interrupted; nothing was changed\n"]);
});

test("Ctrl-C lets a change come to its end, and again ends it at once", async () => {
  aws.on({ DeleteApp: "silence" });
  const [code, errors] = await withProcess("cleanup platform.dev --yes", async (child) => {
    const said = text(child.stderr);
    await until(() => asked("DeleteApp") > 0);
    child.kill("SIGINT");
    // npm passes on what the terminal has sent already.
    child.kill("SIGINT");
    await setTimeout(1_500);
    child.kill("SIGINT");
    return [await once(child, "close"), await said] as const;
  });
  expect(code).toEqual([130, null]);
  expect(errors.split("\n").slice(-3)).toEqual([
    "stops when what is under way is done; Ctrl-C again ends it at once",
    "ended at once; what AWS was asked for goes on",
    "",
  ]);
});

test("changes go on when nobody reads the notes any more", async () => {
  const code = await withProcess("cleanup platform.dev --yes", async (child) => {
    child.stderr.destroy();
    child.stdout.resume();
    return once(child, "close");
  });
  expect([code, asked("DeleteApp")]).toEqual([[0, null], 2]);
});

test("credentials that expire in the middle leave the rest for another run, and no secret is printed", async () => {
  const message = "expired\u001B[2J x-amz-security-token:FwoGZXIvYXdzEXAMPLE";
  aws.on({ DeleteApp: ({ before }) => (before === 0 ? {} : refused("ExpiredTokenException", message)) });
  const { status, stdout, stderr } = await withTestCredentials(aws, () =>
    runProcess("cleanup platform.dev --yes --json"),
  );
  expect([status, stdout]).toEqual([3, ""]);
  expect(stderr.split("\n").slice(-4)).toEqual([
    "failed: delete app lab/second (JupyterLab) of d-1",
    "SageMaker DeleteApp: ExpiredTokenException: expired [2J x-amz-security-token:(left out) (request 11111111-2222-3333-4444-555555555555)",
    "  sign in again: aws sso login, or new keys",
    "",
  ]);
  expect(stderr).not.toContain("secret-of-the-tests");
});
