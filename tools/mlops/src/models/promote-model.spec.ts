import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PretendAws, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";
import { arnOf, registryNames, registryWorkspace } from "./testing/registry.ts";

const approvals: Readonly<Record<number, string>> = {
  11: "Approved",
  13: "Approved",
  14: "PendingManualApproval",
};
const qa = "stacks/Pulumi.sentiment.qa.yaml";
const toQa = "models promote sentiment.dev 13 --to sentiment.qa";

let aws: PretendAws;
let root: string;
const run = (line: string, typed: readonly string[] = []) => runCommand(line, { ...aws, root, typed });
const content = (file: string) => readFileSync(join(root, file), "utf8");

beforeEach(async () => {
  root = registryWorkspace();
  aws = await startPretendAws({
    ...registryNames,
    DescribeModelPackage: ({ input }) => ({
      ...input,
      ModelPackageStatus: "Completed",
      ModelApprovalStatus: approvals[Number(String(input["ModelPackageName"]).split("/").at(-1))],
    }),
  });
});
afterEach(async () => {
  rmSync(root, { recursive: true });
  await aws.stop();
});

test("an approved version is written into a stack's file, where nothing else changes", async () => {
  const before = content(qa);
  expect(await run(toQa, ["y"])).toEqual({
    status: 0,
    notes: [
      "-        model: { kind: registered, version: 12 } # tried since Monday",
      "+        model: { kind: registered, version: 13 } # tried since Monday",
      `write 13 to endpoint.variants.main.model.version of ${qa}, in place of 12`,
    ],
    out: [
      `${qa} has sentiment 13; nothing is deployed yet:`,
      "  npm run preview -- sentiment.qa",
      "  npm run rehearse",
      `  git commit -m "Serve sentiment 13 in sentiment.qa" -- ${qa}`,
      "  and a pull request, whose merge deploys it",
    ],
  });
  expect(content(qa)).toBe(before.replace("version: 12", "version: 13"));
  expect(readdirSync(join(root, "stacks")).filter((file) => file.startsWith("."))).toEqual([]);

  expect(await run(toQa)).toEqual({
    status: 0,
    notes: [],
    out: [`${qa}: endpoint.variants.main.model.version is 13 already`],
  });
});

test("a dry run says what would be written, as JSON too, and writes nothing", async () => {
  const before = content(qa);
  const { status, out, notes } = await run(`${toQa} --dry-run --json`);
  expect(status).toBe(0);
  expect(JSON.parse(out.join("\n"))).toEqual({
    model: "sentiment",
    version: 13,
    arn: arnOf(13),
    stack: "sentiment.qa",
    file: qa,
    path: "endpoint.variants.main.model.version",
    before: 12,
    outcome: "planned",
  });
  expect(notes.at(-1)).toBe(
    `would write 13 to endpoint.variants.main.model.version of ${qa}, in place of 12`,
  );
  expect(content(qa)).toBe(before);
});

test("one of several variants is written, whatever the order of its keys", async () => {
  const line = "models promote sentiment.dev 13 --to sentiment.prod --yes";
  expect(await run(line)).toMatchObject({
    status: 2,
    notes: [
      "--variant: got nothing; expected one of endpoint.variants.main.model, endpoint.variants.challenger.model, which stacks/Pulumi.sentiment.prod.yaml has",
    ],
  });
  expect(await run(`${line} --variant champion`)).toMatchObject({
    status: 2,
    notes: [
      '--variant: got "champion"; expected one of endpoint.variants.main.model, endpoint.variants.challenger.model',
    ],
  });
  expect((await run(`${line} --variant main`)).status).toBe(0);
  const written = content("stacks/Pulumi.sentiment.prod.yaml");
  expect(written).toContain("          version: 13\n          kind: registered\n");
  expect(written).toContain("challenger: { model: { kind: registered, version: 12 }, weight: 0 }");
});

test("a run that was interrupted while it wrote is run again", async () => {
  writeFileSync(join(root, "stacks/.Pulumi.sentiment.qa.yaml.promoted"), "half of");
  expect((await run(`${toQa} --yes`)).status).toBe(0);
  expect(content(qa)).toContain("version: 13 }");
  expect(readdirSync(join(root, "stacks")).filter((file) => file.startsWith("."))).toEqual([]);
});

test("a file that somebody else changes meanwhile is not overwritten", async () => {
  aws.on({
    DescribeModelPackage: () => {
      writeFileSync(join(root, qa), `${content(qa)}# mine\n`);
      return { ModelPackageStatus: "Completed", ModelApprovalStatus: "Approved" };
    },
  });
  const { status, notes } = await run(`${toQa} --yes`);
  expect([status, notes.at(-1)]).toEqual([
    2,
    `${qa}: somebody else has changed it meanwhile; run the command again`,
  ]);
  expect(content(qa)).toContain("version: 12 }");
});

test("a folder that cannot be written is told, and the file stays", async () => {
  // A folder of the temporary file's name is in the way, whoever runs the test.
  mkdirSync(join(root, "stacks/.Pulumi.sentiment.qa.yaml.promoted/in-the-way"), { recursive: true });
  const { status, notes } = await run(`${toQa} --yes`);
  expect([status, notes.at(-1)]).toEqual([2, expect.stringMatching(`^${qa}: cannot be written: .*EISDIR`)]);
  expect(content(qa)).toContain("version: 12 }");
});

test("changes of the file that are not committed are told, and stay", async () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: root });
  git("init", "-q");
  git("add", ".");
  git("commit", "-q", "-m", "all");
  expect((await run(`${toQa} --dry-run`)).notes).not.toContain(
    `${qa} has changes that are not committed: they stay`,
  );
  writeFileSync(join(root, qa), `${content(qa)}# mine\n`);
  expect((await run(`${toQa} --yes`)).notes).toContain(`${qa} has changes that are not committed: they stay`);
  expect(content(qa)).toMatch(/version: 13 \}[^]*# mine\n$/);
});

test.each([
  [
    "a version that nobody has approved",
    "models promote sentiment.dev 14 --to sentiment.qa",
    "version: got 14, which is PendingManualApproval; expected one that is Approved: npm run mlops -- models approve sentiment.dev 14 --reason <text>",
  ],
  [
    "an older version",
    "models promote sentiment.dev 11 --to sentiment.qa",
    `version: got 11; ${qa} has 12, which is newer; --older goes back on purpose`,
  ],
  [
    "a stack without a registry",
    "models promote sentiment.dev 13 --to delivery.dev",
    "--to: got delivery.dev, whose file names no registry; expected a stack with versions of platform.dev",
  ],
  [
    "a stack of another registry",
    "models promote sentiment.dev 13 --to platform.qa",
    "--to: got platform.qa, whose versions come from platform.qa; expected a stack with versions of platform.dev",
  ],
  [
    "a stack without a model of the registry",
    "models promote sentiment.dev 13 --to platform.dev",
    "stacks/Pulumi.platform.dev.yaml: expected a model with kind: registered and a version",
  ],
])("%s is refused, and nothing is written", async (_, line, problem) => {
  const before = content(qa);
  expect(await run(`${line} --yes`)).toEqual({ status: 2, out: [], notes: [problem] });
  expect(content(qa)).toBe(before);
});

test("an older version is written on purpose", async () => {
  expect((await run("models promote sentiment.dev 11 --to sentiment.qa --older --yes")).status).toBe(0);
  expect(content(qa)).toContain("version: 11 }");
});

test("a number that other keys may refer to is left to people", async () => {
  writeFileSync(join(root, qa), content(qa).replace("version: 12", "version: &served 12"));
  expect(await run(`${toQa} --yes`)).toMatchObject({
    status: 2,
    notes: [
      `${qa}: endpoint.variants.main.model.version has an anchor, by which other keys may refer to it; change it by hand`,
    ],
  });
});

test("a stack that serves another model of the registry is refused", async () => {
  const file = join(root, "stacks/Pulumi.churn.qa.yaml");
  writeFileSync(file, content(qa));
  const GetParametersByPath = {
    Parameters: ["churn", "sentiment"].map((name) => ({
      Name: `/mlops/dev/platform/registry/${name}/group-name`,
      Value: name,
    })),
  };
  aws.on({ GetParametersByPath });
  expect(await run("models promote sentiment.dev 13 --to churn.qa --yes")).toMatchObject({
    status: 2,
    notes: ["--to: got churn.qa, which serves churn; expected a stack that serves sentiment"],
  });
});
