import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { StackNeeds, System } from "../command/system.ts";
import { runMlops } from "../run-mlops.ts";

/** What a command line did. */
export interface Ran {
  readonly status: number;
  /** Lines of standard output. */
  readonly out: readonly string[];
  /** Lines of standard error. */
  readonly notes: readonly string[];
}

/** Surroundings that a test changes. */
export interface Surroundings {
  /** URL of the server that stands in for AWS. */
  readonly url: string;
  /** Folder of the workspace. @default - the repository */
  readonly root?: string;
  /** What is typed, line by line. @default - nobody is there to type */
  readonly typed?: readonly string[];
  /** What standard input has. @default - nothing: a terminal */
  readonly input?: string;
  /** Columns of the terminal. @default - none: a pipe */
  readonly width?: number;
  /** Aborted by Ctrl-C. @default - never */
  readonly interruption?: AbortSignal;
  /** What a preview says of stacks. @default - nothing: a test cannot run programs */
  readonly previewed?: readonly StackNeeds[];
  /** Called before each pause, with the time so far in milliseconds: changes what goes on in AWS. */
  readonly onPause?: (passed: number) => void;
}

/** When the clock of tests starts. */
export const testStart = new Date("2026-11-21T10:00:00Z");

/** The repository: tests and scripts run in its folder. */
export const repository = process.cwd();

/**
 * Run a command line in this process.
 * @param args what comes after `npm run mlops --`: a list, or a text without quotes
 */
export async function runCommand(args: string | readonly string[], surroundings: Surroundings): Promise<Ran> {
  const out: string[] = [];
  const notes: string[] = [];
  const list = typeof args === "string" ? args.split(" ") : args;
  const status = await withTestCredentials(surroundings, () =>
    runMlops(list, systemOf(surroundings, out, notes)),
  );
  return { status, out: out.flatMap((text) => text.split("\n")), notes };
}

/** Work with credentials of a server that stands in for AWS, and with nothing of this machine's configuration. */
export async function withTestCredentials<Result>(
  { url }: Pick<Surroundings, "url">,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
    AWS_SECRET_ACCESS_KEY: "secret-of-the-tests",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN"]) delete process.env[name];
  try {
    return await work();
  } finally {
    process.env = before;
  }
}

function systemOf(surroundings: Surroundings, out: string[], notes: string[]): System {
  const typed = [...(surroundings.typed ?? [])];
  let passed = 0;
  return {
    root: surroundings.root ?? repository,
    terminal: {
      print: (line) => out.push(line),
      note: (line) => notes.push(line),
      progress: () => {},
      ask: () => Promise.resolve(typed.shift()),
      width: surroundings.width,
      paint: (_, text) => text,
    },
    clock: {
      now: () => new Date(testStart.getTime() + passed),
      pause: async (milliseconds) => {
        surroundings.onPause?.(passed);
        passed += milliseconds;
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      },
    },
    readInput: () =>
      Promise.resolve(surroundings.input === undefined ? undefined : Buffer.from(surroundings.input)),
    interruption: surroundings.interruption ?? new AbortController().signal,
    preview: (stacks) =>
      Promise.resolve((surroundings.previewed ?? []).filter(({ stack }) => stacks.includes(stack))),
  };
}

/** Parameters that a stack has published to SSM, as `GetParametersByPath` answers them. */
export function published(stack: string, values: Readonly<Record<string, string>>) {
  const [app, environment] = stack.split(".");
  return {
    GetParametersByPath: ({ input }: { readonly input: Readonly<Record<string, unknown>> }) => ({
      Parameters: Object.entries(values).flatMap(([path, Value]) => {
        const Name = `/mlops/${environment}/${app}/${path}`;
        return Name.startsWith(String(input["Path"])) ? [{ Name, Value, Type: "String" }] : [];
      }),
    }),
  };
}

/** What a process did. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run a command line as a process, in the environment of this one: inside {@link withTestCredentials}. */
export async function runProcess(args: string): Promise<Ended> {
  const child = spawn(process.execPath, [join(repository, "tools/mlops/bin/mlops.js"), ...args.split(" ")], {
    // Named, because Jest keeps an environment of its own.
    env: process.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}
