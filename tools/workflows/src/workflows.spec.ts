import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly steps?: readonly Step[];
  readonly "timeout-minutes"?: number;
}

interface Workflow {
  readonly permissions: unknown;
  readonly concurrency?: unknown;
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = ".github/workflows";
const workflows = new Map(
  readdirSync(folder).map((file): [string, Workflow] => [
    file,
    parse(readFileSync(`${folder}/${file}`, "utf8")) as Workflow,
  ]),
);
const workflow = (file: string): Workflow => {
  const found = workflows.get(file);
  if (found === undefined) throw new Error(`there is no ${file}`);
  return found;
};
const jobs = [...workflows].flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([name, job]) => ({ title: `${file} ${name}`, ...job })),
);
const steps = jobs.flatMap(({ title, steps: own = [] }) => own.map((step) => ({ title, ...step })));
const using = (action: string) => steps.filter(({ uses }) => uses?.startsWith(`${action}@`));

test("every workflow starts without a right, and every job that has any says which", () => {
  expect([...workflows].filter(([, { permissions }]) => JSON.stringify(permissions) !== "{}")).toEqual([]);
  expect(jobs.filter(({ permissions }) => permissions === undefined).map(({ title }) => title)).toEqual([]);
});

test("every job ends after a time, and no two runs of a workflow are in each other's way", () => {
  const endless = jobs.filter((job) => job.uses === undefined && job["timeout-minutes"] === undefined);
  expect(endless.map(({ title }) => title)).toEqual([]);
  const open = [...workflows].filter(([, { on, concurrency }]) => !("workflow_call" in on) && !concurrency);
  expect(open.map(([file]) => file)).toEqual([]);
});

test("every action is pinned by its commit", () => {
  const all = [...steps, ...jobs].flatMap(({ title, uses }) => (uses === undefined ? [] : [[title, uses]]));
  expect(
    all.filter(([, uses = ""]) => !/^(\.\/\.github\/|[\w-]+(\/[\w.-]+)+@[0-9a-f]{40}$)/.test(uses)),
  ).toEqual([]);
});

test("no step leaves a token in the checked-out folder, or caches packages by itself", () => {
  const careless = [
    ...using("actions/checkout").filter((step) => step.with?.["persist-credentials"] !== false),
    ...using("actions/setup-node").filter((step) => step.with?.["package-manager-cache"] !== false),
  ];
  expect(careless).toEqual([]);
});

test("only main's own run saves results; pull requests read them; what deploys has no cache at all", () => {
  const caching = steps.filter(({ uses }) => uses?.startsWith("actions/cache"));
  expect(caching.map(({ title, uses }) => [title, uses?.split("@")[0]])).toEqual([
    ["main.yml check", "actions/cache/save"],
    ["pull-request.yml check", "actions/cache/restore"],
  ]);
  expect(workflow("main.yml").on).toEqual({ push: { branches: ["main"] } });
});

test("no script is longer than three commands: what is, has a file and tests", () => {
  const commands = (script: string) =>
    script.split("\n").filter((line) => line.trim() !== "" && !/^\s*#|\\$/.test(line));
  const long = steps.filter((step) => commands(step.run ?? String(step.with?.["script"] ?? "")).length > 3);
  expect(long).toEqual([]);
});

test("no script has text that somebody else may choose: it comes by the environment", () => {
  const scripts = steps.map((step) => `${step.run ?? ""}${String(step.with?.["script"] ?? "")}`);
  expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
});

describe("what runs the code of a pull request", () => {
  test("has no secret, no role and a token that only reads", () => {
    const { jobs: all } = workflow("pull-request.yml");
    expect(all["check"]?.permissions).toEqual({ contents: "read" });
    expect(readFileSync(`${folder}/pull-request.yml`, "utf8")).not.toMatch(
      /secrets\.|id-token|pull_request_target/,
    );
  });

  test("uploads findings in a job of its own, not for forks, whose token cannot", () => {
    const { sarif } = workflow("pull-request.yml").jobs;
    expect(sarif?.permissions).toEqual({ contents: "read", "security-events": "write" });
    expect(sarif?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    expect(
      sarif?.steps?.some(({ uses, run }) => run !== undefined || uses?.startsWith("actions/checkout")),
    ).toBe(false);
  });

  test("assumes a role in the environment preview only, and not from a fork", () => {
    const { stacks, preview } = workflow("preview-accounts.yml").jobs;
    expect(stacks?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    expect([stacks?.permissions, preview?.environment]).toEqual([{ contents: "read" }, "preview"]);
  });
});

describe("deploying", () => {
  const { jobs: deploy } = workflow("deploy.yml");
  const order = ["dev", "qa", "prod", "shared"];

  test("goes through dev, qa, prod and the tooling account, each a protected environment", () => {
    expect(Object.keys(deploy)).toEqual(["plan", ...order]);
    const environments = order.map((name) => deploy[name]?.uses);
    expect(new Set(environments)).toEqual(new Set(["./.github/workflows/deploy-environment.yml"]));
    expect(workflow("deploy-environment.yml").jobs["deploy"]?.environment).toBe("${{ inputs.environment }}");
  });

  test("goes on only where everything before was deployed, or had nothing to deploy", () => {
    for (const [index, name] of order.entries()) {
      const before = order.slice(0, index);
      expect([deploy[name]?.needs].flat()).toEqual(["plan", ...before]);
      for (const one of before) {
        // Not "no failure": a job that has run out of time is cancelled.
        expect(deploy[name]?.if).toContain(
          `(needs.${one}.result == 'success' || needs.${one}.result == 'skipped')`,
        );
      }
    }
  });

  test("has never two runs at once, and none cut off", () => {
    const { concurrency } = workflow("deploy-environment.yml").jobs["deploy"] ?? {};
    expect([workflow("deploy.yml").concurrency, concurrency]).toEqual([
      { group: "deploy", "cancel-in-progress": false },
      { group: "stacks-${{ inputs.environment }}", "cancel-in-progress": false },
    ]);
  });
});

test("drift is looked for on a schedule, by the role that only reads", () => {
  const { on, jobs: drift } = workflow("drift.yml");
  expect(on["schedule"]).toEqual([{ cron: "17 3 * * *" }]);
  expect(drift["drift"]?.environment).toBe("preview");
});

test("what writes comments runs nothing of the pull request", () => {
  const { on, jobs: all } = workflow("comment.yml");
  expect(on).toEqual({ workflow_run: { workflows: ["pull request"], types: ["completed"] } });
  expect(workflows.get("pull-request.yml")).toMatchObject({ name: "pull request" });
  const [checkout, ...downloads] = all["comment"]?.steps ?? [];
  const uploaded = using("actions/upload-artifact").map((step) => step.with?.["name"]);
  const read = downloads.flatMap((step) => (step.uses?.includes("download") ? [step.with?.["name"]] : []));
  expect([read, uploaded]).toEqual([["rehearsal", "preview"], expect.arrayContaining(read)]);
  expect(checkout?.with?.["ref"]).toBe("${{ github.event.repository.default_branch }}");
});
