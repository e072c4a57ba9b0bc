import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PreviewReport } from "./report/model.ts";
import type { SarifLog } from "./report/sarif-log.ts";
import { sarifProblems } from "./testing/sarif-schema.ts";

// Each test starts processes.
jest.setTimeout(30_000);

const shop = join(__dirname, "../fixtures/shop");

/** Where the fixture's program says this. */
function at(text: string): string {
  const lines = readFileSync(join(shop, "main.ts"), "utf8").split("\n");
  return `main.ts:${lines.findIndex((line) => line.includes(text)) + 1}`;
}

const thrown = at("throw new Error");
const referred = at("new StackReference");

const run = (...args: string[]) => runIn(shop, "--policy-pack", "rules", ...args);

function runIn(cwd: string, ...args: string[]) {
  const result = spawnSync(process.execPath, [join(__dirname, "../bin/preview.js"), ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", AWS_REGION: "" },
  });
  return { status: result.status, lines: result.stdout.split("\n"), errors: result.stderr };
}

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "preview-"));
});
afterEach(() => rmSync(out, { recursive: true }));

const reportOf = (...args: string[]) => JSON.parse(run("--json", ...args).lines.join("\n")) as PreviewReport;

describe("the command", () => {
  test("ends with 0 if all is well, and shows what there is", () => {
    const { status, lines } = run("app.dev");
    expect(lines).toEqual([
      "app.dev",
      "  Storage app-dev  1 resource",
      "    Bucket  app-dev-bucket",
      "",
      "  outputs",
      "    account: 111122223333",
      "",
      "  1 resource in 1 component, no findings, no problems",
      "",
      "",
    ]);
    expect(status).toBe(0);
  });

  test("ends with 1 if a mandatory policy is violated, and says where", () => {
    const { status, lines } = run("app.*");
    expect(lines).toContain("  mandatory bucket-encrypted (high)");
    expect(lines).toContain(
      `    Bucket app-prod-bucket  ${at("new Bucket")}, from ${at("new Storage(bucket.name")}`,
    );
    expect(lines).toContain("2 stacks: 2 resources in 2 components, 1 mandatory finding, no problems");
    expect(status).toBe(1);
  });

  test("does not judge with --no-policy", () => {
    expect(run("--no-policy", "app.prod").status).toBe(0);
  });

  test("shows referenced stacks first, and only those that were asked for", () => {
    const names = (...args: string[]) => reportOf(...args).stacks.map(({ stack }) => stack);
    expect(names("app.*", "base.*")).toEqual(["base.dev", "app.dev", "base.prod", "app.prod"]);
    expect(names("app.*")).toEqual(["app.dev", "app.prod"]);
  });

  test("writes the same JSON each time, and nothing else to stdout", () => {
    const args = ["--json", "base.*", "app.*"];
    const [first, second] = [run(...args), run(...args)];
    expect(first.lines).toEqual(second.lines);
    const { version, stacks } = JSON.parse(first.lines.join("\n")) as PreviewReport;
    expect({ version, stacks: stacks.length }).toEqual({ version: 1, stacks: 4 });
    expect(first.lines.join("\n")).not.toContain(shop);
  });

  test("says which configuration it could not open", () => {
    const [report] = reportOf("base.dev").stacks;
    expect(report?.secretConfig).toEqual(["shop:token"]);
    expect(report?.outputs).toEqual({ account: "111122223333", token: { $: "secret" } });
  });

  test("writes its files to --out", () => {
    expect(run("--out", out, "base.dev", "app.dev").status).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "app.dev.json",
      "app.dev.md",
      "app.dev.state.json",
      "base.dev.json",
      "base.dev.md",
      "base.dev.state.json",
      "preview.sarif",
      "summary.md",
    ]);
    expect(readFileSync(join(out, "app.dev.md"), "utf8")).toMatch(
      /^## app\.dev\n\n1 resource in 1 component, /,
    );
    const [report] = reportOf("app.dev").stacks;
    expect(JSON.parse(readFileSync(join(out, "app.dev.json"), "utf8"))).toEqual(report);
  });

  test("writes one SARIF log of all stacks, in which one line is one result", () => {
    const file = join(out, "findings/all.sarif");
    expect(run("--sarif", file, "app.*").status).toBe(1);
    const log = JSON.parse(readFileSync(file, "utf8")) as SarifLog;
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs.map(({ results }) => results.map(({ ruleId, level }) => [ruleId, level]))).toEqual([
      [["bucket-encrypted", "error"]],
    ]);
    const [line] = /\d+$/.exec(at("new Bucket")) ?? [];
    expect(log.runs[0]?.results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "main.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine: Number(line) },
    });
  });

  test("writes the verdicts as JUnit XML", () => {
    const file = join(out, "junit.xml");
    run("--junit", file, "app.*");
    expect(readFileSync(file, "utf8").split("\n")[1]).toBe(
      '<testsuites tests="4" failures="1" errors="0" skipped="0">',
    );
  });

  test("shows in the summary only what is new since the baseline", () => {
    const [before, now] = [join(out, "before"), join(out, "now")];
    const summary = () => readFileSync(join(now, "summary.md"), "utf8");
    run("--out", before, "app.dev");
    expect(run("--out", now, "--baseline", before, "app.*").status).toBe(1);
    expect(summary()).toContain(
      "**new: 1 mandatory finding**, 0 gone. The baseline knows nothing of `app.prod`",
    );
    run("--out", before, "app.*");
    // What is not new still stops a deployment.
    expect(run("--out", now, "--baseline", before, "app.*").status).toBe(1);
    expect(summary()).toContain("Since the baseline: **no new findings**, 0 gone.\n");
  });

  test("shows what a data source without an answer is asked, and counts it as a problem with --strict", () => {
    const { status, lines } = run("asking.dev");
    expect(lines).toContain("    answer: (known after deploy)");
    expect(lines).toContain(
      `    warning: the preview has no answer for aws:ec2/getVpc:getVpc (called at ${at("invokeOutput")}), so that ` +
        'its result is unknown; to answer it, add to preview.answers.json: "aws:ec2/getVpc": { <its properties> }',
    );
    expect(status).toBe(0);
    const strict = run("--strict", "asking.dev");
    expect(strict.lines).toContain(
      `    the preview has no answer for aws:ec2/getVpc:getVpc (called at ${at("invokeOutput")}); pass the value in, or prepare an answer`,
    );
    expect(strict.status).toBe(2);
  });

  test("takes a policy pack from anywhere", () => {
    const { status, lines } = runIn(shop, "--policy-pack", join(shop, "rules"), "app.prod");
    expect(lines).toContain("  mandatory bucket-encrypted (high)");
    expect(status).toBe(1);
  });

  test("runs a program without a function anew for each stack", () => {
    const { lines, status } = runIn(join(__dirname, "../fixtures/script"), "--no-policy", "--json");
    const { stacks } = JSON.parse(lines.join("\n")) as PreviewReport;
    expect(
      stacks.map(({ outputs, resources, problems }) => ({
        outputs,
        parts: resources.filter(({ type }) => type === "script:index:Part").map(({ name }) => name),
        problems: problems.map(({ message }) => message),
      })),
    ).toEqual([
      { outputs: { letter: "a", stack: "a" }, parts: ["part-a"], problems: [] },
      { outputs: { letter: "b", stack: "b" }, parts: ["part-b"], problems: [] },
      { outputs: {}, parts: ["part-c"], problems: ["c is not wanted"] },
    ]);
    expect(status).toBe(2);
  });

  test("does the same in a folder below the project's", () => {
    const args = ["--policy-pack", "rules", "--json", "app.*"];
    const below = runIn(join(shop, "stacks"), ...args);
    expect(below).toEqual(runIn(shop, ...args));
    expect(below.status).toBe(1);
  });

  test("explains itself with --help", () => {
    const { status, lines } = run("--help");
    expect(lines[0]).toBe("usage: npm run preview -- [PATTERN…] [options]");
    expect(lines).toContain("  --json               print JSON");
    expect(status).toBe(0);
  });
});

describe("the command ends with 2", () => {
  test("for a pattern without a stack, and lists the stacks", () => {
    const { status, lines, errors } = run("shop.dev");
    expect(errors).toMatch(
      /^got "shop\.dev"; expected the name of a stack, which may hold \*: app\.dev, app\.prod, asking\.dev, base\.dev, base\.prod, /,
    );
    expect(lines).toEqual([""]);
    expect(status).toBe(2);
  });

  test("for an option that does not exist", () => {
    const { status, errors } = run("--jsno");
    expect(errors).toMatch(
      /^--jsno: there is no such option; expected one of --out, [^\n]*, --help\n\nusage: /,
    );
    expect(status).toBe(2);
  });

  test("for a policy pack that is not there", () => {
    const { status, errors } = run("--policy-pack", "stacks", "app.dev");
    expect(errors).toMatch(/^stacks: no policy pack: package\.json: ENOENT/);
    expect(status).toBe(2);
  });

  test("for a baseline that is none", () => {
    const { status, errors } = run("--baseline", join(out, "nowhere"), "app.dev");
    expect(errors).toMatch(/^--baseline: cannot be read: ENOENT/);
    expect(status).toBe(2);
    expect(run("--baseline", out, "app.dev").errors).toBe(
      `--baseline: ${out} holds no <stack>.json that --out has written\n`,
    );
    writeFileSync(join(out, "app.dev.json"), '{"version":0,"stack":"app.dev"}');
    expect(run("--baseline", out, "app.dev").errors).toBe(
      `--baseline: ${join(out, "app.dev.json")}: version: got 0; expected 1\n`,
    );
    writeFileSync(join(out, "app.dev.json"), '{"version":1,"stack":"app.dev","resources":[],"findings":"x"}');
    expect(run("--baseline", out, "app.dev").errors).toBe(
      `--baseline: ${join(out, "app.dev.json")}: findings: got "x"; expected a list of objects\n`,
    );
  });

  test("when its output finds no room, or no reader", () => {
    const preview = `"${process.execPath}" "${join(__dirname, "../bin/preview.js")}" --no-policy --json app.dev`;
    const { status, stderr } = spawnSync("sh", ["-c", `${preview} > /dev/full`], {
      cwd: shop,
      encoding: "utf8",
    });
    expect(stderr).toMatch(/^standard output: cannot be written: ENOSPC: [^\n]*\n$/);
    expect(status).toBe(2);
  });

  test.each([
    ["--out", (file: string) => join(file, "below")],
    // Node's own `mkdir -p` never ends there.
    ["--out", () => "/proc/nowhere"],
    ["--out", () => "/proc"],
    ["--sarif", () => out],
    ["--junit", () => out],
  ])("for %s that cannot be written, in one line", (option, target) => {
    const file = join(out, "file");
    writeFileSync(file, "");
    const { status, errors } = run(option, target(file), "app.dev");
    expect(errors).toMatch(new RegExp(`^${option}: cannot be written: E[A-Z]+: [^\n]*\n$`));
    expect(status).toBe(2);
  });

  test.each([
    ["--out", ""],
    ["--sarif", "below"],
  ])("for %s in the place of a file, in one line", (option, name) => {
    const file = join(out, "file");
    writeFileSync(file, "");
    const { status, errors } = run(option, join(file, name), "app.dev");
    expect([status, errors]).toEqual([2, `${option}: got ${file}, which is no folder; expected a folder\n`]);
  });

  const problemsOf = (stack: string) => {
    const found = reportOf("app.dev", stack).stacks.find((report) => report.stack === stack);
    return found?.problems.map(({ message, file, line }) =>
      file === null ? message : `${message} (${file}:${line})`,
    );
  };

  test.each([
    ["failing.throw", `the shop is closed (${thrown})`],
    [
      "failing.follower",
      `stack reference "failing.throw": failing.throw has problems of its own: the shop is closed (${referred})`,
    ],
    ["failing.circle", "stack references form a cycle: failing.partner -> failing.circle -> failing.partner"],
    ["failing.lost", 'stack reference: got "shop/nowhere.dev"; expected one of the stacks app.dev'],
    ["failing.waiting", "the program never ends: it waits for something that never happens"],
    [
      "failing.stuck",
      "the program never ends: it waits for something that never happens; " +
        '"stuck" [shop:index:Storage] waits for its input "tags"; ' +
        '"stuck-bucket" [aws:s3/bucket:Bucket] waits for its input "tags"',
    ],
    ["failing.config", "stacks/Pulumi.failing.config.yaml:2: config.account: got [1,2]; expected string"],
  ])("for %s, which has its problem named", (stack, problem) => {
    expect(problemsOf(stack)?.[0]).toContain(problem);
  });

  test("although all other stacks are shown", () => {
    const { status, lines } = run("app.dev", "failing.throw", "base.dev");
    expect(status).toBe(2);
    expect(lines.at(-3)).toBe("3 stacks: 2 resources in 2 components, no findings, 1 problem");
    expect(lines).toContain(`    the shop is closed  ${thrown}`);
  });

  test("with a stack trace if it is asked for", () => {
    const withTrace = run("--trace", "failing.throw").lines.some((line) => line.includes(`${thrown}:`));
    const without = run("failing.throw").lines.some((line) => /^ +at /.test(line));
    expect({ withTrace, without }).toEqual({ withTrace: true, without: false });
  });
});
