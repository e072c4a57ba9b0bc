import { appendFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Change } from "./testing/affected-tasks.ts";
import { WorkspaceCopy } from "./testing/workspace-copy.ts";
import { workspacePackages } from "./testing/workspace-packages.ts";

jest.setTimeout(600_000);

const targets = ["preview", "test", "typecheck", "lint", "format-check"] as const;
const root = "mlops-platform";
const packages = workspacePackages(process.cwd()).map(({ manifest }) => manifest);
const everyPackage = packages.map(({ name }) => name);
const everyStack = readdirSync("stacks")
  .filter((file) => file.startsWith("Pulumi."))
  .map((file) => file.replace(/^Pulumi\.|\.yaml$/g, ""));
const stacksOf = (app: string) => everyStack.filter((stack) => stack.startsWith(`${app}.`));

/** Delivery starts the pipelines of a product where they are. */
const sentimentAndItsDelivery = ["delivery.dev", ...stacksOf("sentiment")];

/** A package, and all that need it by what their package.json declare. */
function withDependents(...names: string[]): string[] {
  const dependents = packages.filter(({ name, dependencies, devDependencies }) => {
    const declared = { ...dependencies, ...devDependencies };
    return !names.includes(name) && names.some((one) => one in declared);
  });
  return dependents.length === 0 ? names : withDependents(...names, ...dependents.map(({ name }) => name));
}

/** Projects by target: the tasks that a change shall run. */
type Expected = Readonly<Partial<Record<(typeof targets)[number], readonly string[]>>>;

const rows: readonly [file: string, expected: Expected][] = [
  [
    "stacks/Pulumi.platform.prod.yaml",
    {
      preview: ["platform.prod", "sentiment.prod"],
      test: ["@mlops/platform", "@mlops/preview", "@mlops/stacks", "@mlops/workspace", root],
      "format-check": [root],
    },
  ],
  [
    "stacks/Pulumi.account.prod.yaml",
    {
      preview: ["account.prod", "delivery.prod", "platform.prod", "sentiment.prod"],
      test: ["@mlops/preview", "@mlops/stacks", "@mlops/workspace", root],
      "format-check": [root],
    },
  ],
  [
    "libs/account/src/state/state-key.ts",
    {
      preview: everyStack,
      test: ["@mlops/preview", "@mlops/stacks", "@mlops/workspace", ...withDependents("@mlops/account")],
      lint: withDependents("@mlops/account"),
      typecheck: [root],
      "format-check": ["@mlops/account"],
    },
  ],
  [
    "libs/core/src/units.ts",
    {
      preview: everyStack,
      test: ["@mlops/workspace", ...withDependents("@mlops/core")],
      lint: withDependents("@mlops/core"),
      typecheck: [root],
      "format-check": ["@mlops/core"],
    },
  ],
  [
    "libs/invoker/src/index.ts",
    {
      preview: sentimentAndItsDelivery,
      test: [
        "@mlops/preview",
        "@mlops/stacks",
        "@mlops/workspace",
        root,
        ...withDependents("@mlops/invoker"),
      ],
      lint: [root, ...withDependents("@mlops/invoker")],
      typecheck: [root],
      "format-check": ["@mlops/invoker"],
    },
  ],
  [
    "stacks/Pulumi.sentiment.qa.yaml",
    {
      preview: ["sentiment.qa"],
      test: ["@mlops/preview", "@mlops/stacks", "@mlops/workspace", root],
      "format-check": [root],
    },
  ],
  [
    "policies/src/rules/kms.ts",
    {
      preview: everyStack,
      test: ["@mlops/workspace", root, ...withDependents("@mlops/policies")],
      lint: [root, ...withDependents("@mlops/policies")],
      typecheck: [root],
      "format-check": ["@mlops/policies"],
    },
  ],
  [
    "policies/exemptions.json",
    {
      preview: everyStack,
      test: ["@mlops/workspace", root, ...withDependents("@mlops/policies")],
      lint: [root, ...withDependents("@mlops/policies")],
      typecheck: [root],
      "format-check": ["@mlops/policies"],
    },
  ],
  [
    "apps/main.ts",
    {
      preview: everyStack,
      test: ["@mlops/preview", "@mlops/stacks", "@mlops/workspace", root],
      lint: [root],
      typecheck: [root],
      "format-check": [root],
    },
  ],
  [
    "apps/sentiment/src/index.ts",
    {
      preview: sentimentAndItsDelivery,
      test: ["@mlops/preview", "@mlops/sentiment", "@mlops/stacks", "@mlops/workspace", root],
      lint: ["@mlops/sentiment", root],
      typecheck: [root],
      "format-check": ["@mlops/sentiment"],
    },
  ],
  [
    "Pulumi.yaml",
    {
      preview: everyStack,
      test: ["@mlops/preview", "@mlops/stacks", "@mlops/workspace", root],
      "format-check": [root],
    },
  ],
  [
    "package.json",
    {
      preview: everyStack,
      test: everyPackage,
      lint: everyPackage,
      typecheck: [root],
      "format-check": everyPackage,
    },
  ],
  [".github/workflows/deploy.yml", { test: ["@mlops/workflows"], "format-check": [root] }],
  ["docs/studio.md", { test: ["@mlops/workspace"], "format-check": [root] }],
  ["docs/policies/kms.md", { test: ["@mlops/preview"], "format-check": [root] }],
  // Formatting is all that is checked of a README.
  ["README.md", { "format-check": [root] }],
];

/** What the test reads of a SARIF log. */
interface SarifLog {
  readonly runs: readonly {
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly unknown[] }[];
    readonly results: readonly { readonly message: { readonly text: string } }[];
  }[];
}

let copy: WorkspaceCopy;
beforeAll(() => {
  copy = new WorkspaceCopy(process.cwd());
});
afterAll(() => copy.remove());

test("a change runs exactly the tasks that it can turn red", () => {
  for (const [file] of rows) appendFileSync(join(copy.root, file), "\n");
  const changes = rows.map(([file]): Change => ({ files: [file], targets }));
  const script = "tools/workspace/src/testing/affected-tasks.ts";
  const { status, stdout, stderr } = copy.node(script, JSON.stringify(changes));
  expect([status, stderr]).toEqual([0, ""]);
  const selected = JSON.parse(stdout) as string[][];
  const expected = rows.map(([file, projects]) => [
    file,
    targets
      .flatMap((target) => [...new Set(projects[target])].map((project) => `${project}:${target}`))
      .sort(),
  ]);
  expect(rows.map(([file], index) => [file, selected[index]])).toEqual(expected);
  copy.git("checkout", "--quiet", ".");
});

test("npm run stacks -- --affected prints the stacks that a change reaches, in the order of deployment", () => {
  const stacks = (...args: string[]) => copy.node("tools/stacks/bin/stacks.js", "--affected", ...args);
  expect(stacks("--base", "HEAD")).toMatchObject({ status: 0, stdout: "" });
  appendFileSync(join(copy.root, "stacks/Pulumi.platform.prod.yaml"), "\n");
  expect(stacks("--base", "HEAD")).toMatchObject({
    status: 0,
    stdout: "platform.prod\nsentiment.prod\n",
  });
  expect(stacks("--base", "nowhere")).toMatchObject({
    status: 2,
    stderr: '--base: got "nowhere"; expected a commit of this repository\n',
  });
  copy.git("checkout", "--quiet", ".");
});

test("with platform.prod broken, sentiment.prod fails too; the summary covers all stacks of the run", () => {
  const nx = (...args: string[]) => copy.node("node_modules/nx/dist/bin/nx.js", ...args);
  const read = (file: string) => readFileSync(join(copy.root, file), "utf8");
  expect(nx("run-many", "-t", "preview", "-p", "sentiment.dev", "sentiment.prod")).toMatchObject({
    status: 0,
    stderr: "",
  });
  const stackFile = "stacks/Pulumi.platform.prod.yaml";
  writeFileSync(join(copy.root, stackFile), read(stackFile).replace(/region: \S+/, "region: Ireland"));

  // Nothing has changed for sentiment.dev: its report comes from the cache.
  const { status, stdout, stderr } = nx(
    "affected",
    "-t",
    "preview",
    `--files=${stackFile},stacks/Pulumi.sentiment.dev.yaml`,
  );
  expect(status).toBe(1);
  const failed = [...stderr.matchAll(/^- (\S+:preview)$/gm)].map(([, task]) => task);
  expect(failed.sort()).toEqual(["platform.prod:preview", "sentiment.prod:preview"]);
  expect(stdout).toMatch(/sentiment\.dev:preview {2}\[local cache\]/);
  const summary = [...read("out/preview/summary.md").matchAll(/^\| `(\S+)` \|.*\| (\d+) \|$/gm)];
  expect(summary.map(([, stack, problems]) => [stack, problems]).sort()).toEqual([
    ["delivery.dev", "0"],
    ["platform.prod", "1"],
    ["sentiment.dev", "0"],
    ["sentiment.prod", "1"],
  ]);
  const { runs } = JSON.parse(read("out/preview/preview.sarif")) as SarifLog;
  expect(runs.flatMap(({ invocations }) => invocations[0]?.toolExecutionNotifications)).toHaveLength(2);
  const stacksOfResults = runs.flatMap(({ results }) =>
    results.map(({ message }) => /\(([^()]*)\)$/m.exec(message.text)?.[1]),
  );
  expect([...new Set(stacksOfResults)].sort()).toEqual(["delivery.dev", "sentiment.dev"]);
});
