import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { PreviewReport, ReportedPack, ReportedPolicy } from "../report/model.ts";
import type { SarifLog } from "../report/sarif-log.ts";
import { sarifProblems } from "../testing/sarif-schema.ts";

// Each test starts processes.
jest.setTimeout(30_000);

const shop = join(__dirname, "../../fixtures/shop");
const workspace = join(__dirname, "../../../..");

function start(command: "policy" | "preview", cwd: string, args: readonly string[]) {
  const result = spawnSync(process.execPath, [join(__dirname, `../../bin/${command}.js`), ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status: result.status, lines: result.stdout.split("\n"), errors: result.stderr };
}

/** Run the command in the fixture, with the fixture's rules. */
const run = (...args: string[]) => start("policy", shop, ["--policy-pack", "rules", ...args]);
const runInWorkspace = (...args: string[]) => start("policy", workspace, args);

let states: string;
let out: string;
const state = (stack: string) => join(states, `${stack}.state.json`);
beforeAll(() => {
  states = mkdtempSync(join(tmpdir(), "states-"));
  start("preview", shop, ["--no-policy", "--out", states, "app.*"]);
});
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "policy-"));
});
afterEach(() => rmSync(out, { recursive: true }));
afterAll(() => rmSync(states, { recursive: true }));

describe("judging states", () => {
  test("ends with 0 if all is well", () => {
    const { status, lines } = run("--state", state("app.dev"));
    expect(lines.at(0)).toBe("app.dev");
    expect(lines).toContain("  1 resource in 1 component, no findings, no problems");
    expect(status).toBe(0);
  });

  test("ends with 1 if a mandatory policy is violated, and finds what the preview finds", () => {
    const preview = start("preview", shop, ["--policy-pack", "rules", "--json", "app.*"]);
    const judged = run("--state", state("app.dev"), state("app.prod"), "--json");
    const findings = ({ lines }: typeof judged) =>
      (JSON.parse(lines.join("\n")) as PreviewReport).stacks.map((stack) => [stack.stack, stack.findings]);
    expect(findings(judged)).toEqual(findings(preview));
    expect([preview.status, judged.status]).toEqual([1, 1]);
  });

  test("writes the same forms of report as the preview", () => {
    const [sarif, junit] = [join(out, "log.sarif"), join(out, "junit.xml")];
    run(
      "--state",
      state("app.dev"),
      "--state",
      state("app.prod"),
      "--out",
      out,
      "--sarif",
      sarif,
      "--junit",
      junit,
    );
    expect(readdirSync(out).sort()).toEqual([
      "app.dev.json",
      "app.dev.md",
      "app.prod.json",
      "app.prod.md",
      "junit.xml",
      "log.sarif",
      "preview.sarif",
      "summary.md",
    ]);
    const log = JSON.parse(readFileSync(sarif, "utf8")) as SarifLog;
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs.map(({ automationDetails, results }) => [automationDetails.id, results.length])).toEqual([
      ["state/", 1],
    ]);
    expect(run("--state", state("app.dev"), "--out", out, "--baseline", out).status).toBe(0);
    expect(readFileSync(join(out, "summary.md"), "utf8")).toContain("**no new findings**, 0 gone.");
  });

  test("judges what a stack only reads, as the engine does in a state", () => {
    const text = readFileSync(state("app.prod"), "utf8");
    const read = join(out, "read.json");
    writeFileSync(read, text.replaceAll('"custom": true,', '"custom": true, "external": true,'));
    expect(run("--state", read).status).toBe(1);
  });

  test("names a stack without resources after its file", () => {
    const empty = join(out, "empty.json");
    writeFileSync(empty, '{"version":3,"deployment":{}}');
    expect(run("--state", empty).lines[0]).toBe("empty");
  });
});

describe("judging states ends with 2", () => {
  test("with all problems of all files", () => {
    const broken = ["a.json", "b.json"].map((name) => join(out, name));
    for (const file of broken) writeFileSync(file, "{}");
    const { status, errors } = run("--state", ...broken);
    expect(errors.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/a\.json: got \{\}; expected what `pulumi stack export` writes/) as string,
      expect.stringMatching(/b\.json: got \{\}; expected what `pulumi stack export` writes/) as string,
    ]);
    expect(status).toBe(2);
  });

  test("for two states of one stack", () => {
    const copy = join(out, "copy.json");
    cpSync(state("app.dev"), copy);
    const { status, errors } = run("--state", state("app.dev"), copy);
    expect(errors).toMatch(/app\.dev\.state\.json and .*copy\.json are both of stack app\.dev\n$/);
    expect(status).toBe(2);
  });

  test.each([
    [
      [],
      /^nothing to do: give --state, --list, --explain or --pages\n\nusage: npm run policy -- --state FILE… /,
    ],
    [["app.json"], /^got "app\.json"; expected an option\n\nusage: /],
    [["--stat"], /^--stat: there is no such option; expected one of --/],
    [["--explain"], /^Option '--explain <value>' argument missing/],
    [
      ["--explain", "none", "--policy-pack", "rules"],
      /^--explain: got "none"; expected the id of a policy, /,
    ],
    [["--list", "--policy-pack", "stacks"], /^stacks: no policy pack: package\.json: ENOENT/],
  ])("for %j", (args, problem) => {
    const { status, errors } = start("policy", shop, args);
    expect(errors).toMatch(problem);
    expect(status).toBe(2);
  });
});

describe("the list of policies", () => {
  test("has a line for each, with id, level and title", () => {
    const { status, lines } = run("--list");
    expect(lines.map((line) => line.trimEnd())).toEqual([
      "shop-rules",
      "  bucket-encrypted  mandatory  Buckets are encrypted.",
      "  has-a-bucket      advisory   A shop keeps something.",
      "",
      "shop-rules 1.0.0: 2 policies in 1 family",
      "",
    ]);
    expect(status).toBe(0);
  });

  test("has every policy of the workspace's pack, as text and as JSON", () => {
    const { packs } = JSON.parse(runInWorkspace("--list", "--json").lines.join("\n")) as {
      packs: ReportedPack[];
    };
    const all = packs.flatMap(({ families }) => families.flatMap(({ policies }) => policies));
    const { lines } = runInWorkspace("--list");
    expect(lines.flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? [])).toEqual(all.map(({ id }) => id));
    expect(lines.at(-2)).toMatch(new RegExp(`: ${all.length} policies in \\d+ families$`));
    expect(lines.find((line) => line.startsWith("  sm-notebook-cmk "))).toMatch(
      /^ {2}sm-notebook-cmk +M\/M\/M {2}Notebook instances use a customer managed KMS key$/,
    );
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
    expect(lines.at(-3)).toBe("Levels in dev/qa/prod: A advisory, M mandatory, D disabled");
  });
});

describe("what is known of policies", () => {
  test("is printed about each that is named, as text and as JSON", () => {
    const { status, lines } = run("--explain", "bucket-encrypted", "has-a-bucket");
    expect(lines.filter((line) => /^\S/.test(line))).toEqual(["bucket-encrypted", "has-a-bucket"]);
    const { policies } = JSON.parse(run("--explain", "has-a-bucket", "--json").lines.join("\n")) as {
      policies: readonly ReportedPolicy[];
    };
    expect(policies.map(({ id }) => id)).toEqual(["has-a-bucket"]);
    expect(status).toBe(0);
  });

  test("is found by the id of another set's rule", () => {
    expect(runInWorkspace("--explain", "CKV_AWS_330").lines.slice(0, 2)).toEqual([
      "efs-access-point-user",
      "  EFS access points enforce a user identity",
    ]);
  });
});

describe("pages about the policies", () => {
  test("are written, one for each family, and known to be as they would be written", () => {
    writeFileSync(join(out, "old.md"), "");
    const { status, lines } = run("--pages", out);
    expect(lines).toEqual([
      `${join(out, "README.md")} written`,
      `${join(out, "old.md")} removed`,
      `${join(out, "shop-rules.md")} written`,
      "",
    ]);
    expect(status).toBe(0);
    expect(run("--pages", out).lines).toEqual([
      `${out}: nothing to write, the pages are as the policies`,
      "",
    ]);
    expect(readdirSync(out).sort()).toEqual(["README.md", "shop-rules.md"]);
    expect(run("--pages", out, "--check")).toEqual({ status: 0, lines: [""], errors: "" });
  });

  test("are named when they are missing, have changed, or should not be there", () => {
    run("--pages", out);
    rmSync(join(out, "README.md"));
    writeFileSync(join(out, "shop-rules.md"), "changed");
    writeFileSync(join(out, "old.md"), "");
    const { status, lines } = run("--pages", out, "--check");
    expect(lines).toEqual([
      ...["README.md", "old.md", "shop-rules.md"].map(
        (name) => `${join(out, name)} differs from the policies: write it again, without --check`,
      ),
      "",
    ]);
    expect(status).toBe(1);
  });

  test("of this repository are up to date: `npm run docs:policies`", () => {
    const { status, lines } = runInWorkspace("--pages", "docs/policies", "--check");
    expect(lines).toEqual([""]);
    expect(status).toBe(0);
  });
});

test("a folder below the project's finds its pack, and names states relative to the project", () => {
  const below = join(shop, "stacks");
  expect(start("policy", below, ["--list", "--policy-pack", "rules"])).toEqual(run("--list"));
  const broken = join(out, "broken.json");
  writeFileSync(broken, "{}");
  const { errors } = start("policy", below, ["--policy-pack", "rules", "--state", relative(below, broken)]);
  expect(errors).toMatch(new RegExp(`^${relative(shop, broken)}: got \\{\\}; expected `));
});

test("the command explains itself with --help", () => {
  const { status, lines } = run("--help");
  expect(lines[0]).toBe("usage: npm run policy -- --state FILE… [options]");
  expect(status).toBe(0);
});
