import fc from "fast-check";
import { exampleFinding, examplePack, exampleReport, exampleStack } from "../testing/example-report.ts";
import { compare } from "./comparison.ts";
import type { Finding, StackReport } from "./model.ts";
import { summaryText } from "./summary.ts";

const packs = [examplePack];
const finding = exampleFinding({ message: "set size; size is 1" });
const advice: Finding = { ...finding, level: "advisory" };
const trail = exampleFinding({
  policy: "has-trail",
  level: "advisory",
  severity: null,
  description: "Every stack keeps a trail.",
  message: "add a trail",
  urn: "urn:pulumi:app.dev::shop::pulumi:pulumi:Stack::shop-app.dev",
  name: "",
  file: null,
  line: null,
  appFile: null,
  appLine: null,
});
const summaryOf = (stacks: readonly StackReport[], before?: readonly StackReport[]) =>
  summaryText({ packs, stacks }, before && compare(stacks, before)).split("\n");

describe("the summary for a pull request", () => {
  test("has counts, then problems, then findings by policy with how to fix and how to exempt", () => {
    const stacks = [
      exampleStack("app.dev", [advice, trail]),
      exampleStack("app.prod", [finding], { problems: exampleReport.problems }),
    ];
    expect(summaryOf(stacks)).toEqual([
      "<!-- mlops-preview -->",
      "## 2 stacks: not everything could be judged",
      "",
      "4 resources in 4 components, 1 mandatory and 2 advisory findings, 1 problem.",
      "",
      "| stack | resources | mandatory | advisory | problems |",
      "| --- | ---: | ---: | ---: | ---: |",
      "| `app.dev` | 2 | 0 | 2 | 0 |",
      "| `app.prod` | 2 | 1 | 0 | 1 |",
      "",
      "### Problems",
      "",
      "- `app.prod`: it broke (`apps/main.ts:5`)",
      "",
      "### Mandatory findings",
      "",
      "<details><summary><code>bucket-encrypted</code> (high) 2 findings in 2 stacks: S3 default encryption uses a key</summary>",
      "",
      "| resource | stacks | finding | where |",
      "| --- | --- | --- | --- |",
      "| Bucket `data-a` | `app.prod`, `app.dev` (advisory) | set size; size is 1 | `libs/storage.ts:7, from apps/main.ts:3` |",
      "",
      "**Fix**: set the key. [More](https://example.com/s3-17).",
      "",
      "**Exempt** for a time, in `rules/exemptions.json` (in `resource`, `*` is any text):",
      "",
      "```json",
      "{",
      '  "policy": "bucket-encrypted",',
      '  "resource": "data-a",',
      '  "environment": "prod",',
      '  "reason": "<why this may be, in 20 characters or more>",',
      '  "owner": "<who answers for it>",',
      '  "expires": "<the last day, such as 2027-03-31>"',
      "}",
      "```",
      "",
      "</details>",
      "",
      "### Advisory findings",
      "",
      "<details><summary><code>has-trail</code> 1 finding in 1 stack: Every stack keeps a trail.</summary>",
      "",
      "| resource | stacks | finding | where |",
      "| --- | --- | --- | --- |",
      "| the stack | `app.dev` | add a trail |  |",
      "",
      "</details>",
      "",
    ]);
  });

  test("is short when all is well", () => {
    expect(summaryOf([exampleStack("app.dev", [])])).toEqual([
      "<!-- mlops-preview -->",
      "## 1 stack: all is well",
      "",
      "2 resources in 2 components, no findings, no problems.",
      "",
      "| stack | resources | mandatory | advisory | problems |",
      "| --- | ---: | ---: | ---: | ---: |",
      "| `app.dev` | 2 | 0 | 0 | 0 |",
      "",
    ]);
  });

  test.each([
    ["mandatory policies are violated", [finding, trail]],
    ["nothing stops a deployment", [trail]],
    ["all is well", []],
  ])("says in its title that %s", (verdict, findings) => {
    expect(summaryOf([exampleStack("app.dev", findings)])[1]).toBe(`## 1 stack: ${verdict}`);
  });

  test("shows different values of different stacks", () => {
    const other = { ...finding, message: "set size; size is 2" };
    const lines = summaryOf([exampleStack("app.dev", [finding]), exampleStack("app.prod", [other])]);
    expect(lines.filter((line) => line.startsWith("| Bucket"))).toEqual([
      "| Bucket `data-a` | `app.dev`, `app.prod` | app.dev: set size; size is 1<br>app.prod: set size; size is 2 | `libs/storage.ts:7, from apps/main.ts:3` |",
    ]);
  });

  test("has the worst policies of a level first", () => {
    const of = (policy: string, severity: Finding["severity"]) => ({ ...finding, policy, severity });
    const stack = exampleStack("app.dev", [
      of("a", null),
      of("b", "low"),
      of("c", "critical"),
      of("d", "medium"),
      of("e", "critical"),
      of("f", "high"),
    ]);
    const ids = summaryOf([stack]).flatMap((line) => /<code>(.)<\/code>/.exec(line)?.[1] ?? []);
    expect(ids).toEqual(["c", "e", "f", "d", "b", "a"]);
  });
});

describe("compared with a baseline, the summary", () => {
  test("counts everything, but shows only what is new", () => {
    const lines = summaryOf(
      [exampleStack("app.dev", [finding, trail])],
      [exampleStack("app.dev", [finding])],
    );
    expect(lines.slice(1, 13)).toEqual([
      "## 1 stack: mandatory policies are violated",
      "",
      "2 resources in 2 components, 1 mandatory and 1 advisory finding, no problems.",
      "",
      "Since the baseline: **new: 1 advisory finding**, 0 gone.",
      "",
      "| stack | resources | mandatory | advisory | new | problems |",
      "| --- | ---: | ---: | ---: | ---: | ---: |",
      "| `app.dev` | 2 | 1 | 1 | 1 | 0 |",
      "",
      "### New advisory findings",
      "",
    ]);
    expect(lines.filter((line) => line.startsWith("<details>"))).toHaveLength(1);
  });

  test("says that nothing is new, and how many findings are gone", () => {
    const lines = summaryOf([exampleStack("app.dev", [])], [exampleStack("app.dev", [finding, trail])]);
    expect(lines[5]).toBe("Since the baseline: **no new findings**, 2 gone.");
  });

  test("says of which stacks the baseline knows nothing", () => {
    const stacks = [exampleStack("app.dev", [finding]), exampleStack("app.prod", [finding])];
    expect(summaryOf(stacks, [exampleStack("app.dev", [finding])])[5]).toBe(
      "Since the baseline: **new: 1 mandatory finding**, 0 gone. The baseline knows nothing of `app.prod` that could be compared: all that is found there counts as new.",
    );
    expect(summaryOf(stacks, [exampleStack("other.dev", [])])[5]).toContain("knows nothing of every stack");
  });
});

describe("however much there is to say, the summary", () => {
  test("fits into a comment and says what it leaves out", () => {
    const long = fc.record({
      policies: fc.integer({ min: 1, max: 200 }),
      resources: fc.integer({ min: 1, max: 60 }),
      problems: fc.nat(200),
      text: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(long, ({ policies, resources, problems, text }) => {
        const findings = Array.from({ length: policies * resources }, (_, index) => ({
          ...finding,
          policy: `policy-${index % policies}`,
          urn: `${finding.urn}-${Math.floor(index / policies)}`,
          message: "x".repeat(text),
        }));
        const broken = Array.from({ length: problems }, () => ({
          message: "y".repeat(text),
          file: null,
          line: null,
          trace: null,
        }));
        const summary = summaryText({
          packs,
          stacks: [exampleStack("app.dev", findings, { problems: broken })],
        });
        expect(summary.length).toBeLessThanOrEqual(38_000);
        const lines = summary.split("\n");
        const shown = (start: string) => lines.filter((line) => line.startsWith(start)).length;
        expect(summary.includes("**Cut short**")).toBe(
          shown("<details>") < policies || shown("- `app.dev`: ") < problems,
        );
      }),
      { numRuns: 10 },
    );
  });

  test("names every policy that it has no room to show", () => {
    const findings = Array.from({ length: 4_000 }, (_, index) => ({
      ...finding,
      policy: `policy-${String(index % 100).padStart(2, "0")}`,
      urn: `${finding.urn}-${index}`,
      message: "x".repeat(100),
    }));
    const lines = summaryText({ packs, stacks: [exampleStack("app.dev", findings)] }).split("\n");
    const short = lines.filter((line) => line.startsWith("- <code>"));
    const whole = lines.filter((line) => line.startsWith("<details>"));
    expect(short.length + whole.length).toBe(100);
    expect(short.at(-1)).toBe(
      "- <code>policy-99</code> (high) 40 findings in 1 stack: Buckets are encrypted.",
    );
    expect(lines.at(-2)).toBe(
      `> **Cut short**, as a comment takes no more. Not shown whole: ${short.length} policies, ${short.length * 40} findings. See each stack's own report.`,
    );
  });

  test("shows forty rows of one policy at most", () => {
    const findings = Array.from({ length: 45 }, (_, index) => ({
      ...finding,
      urn: `${finding.urn}-${index}`,
    }));
    const lines = summaryOf([exampleStack("app.dev", findings)]);
    expect(lines.filter((line) => line.startsWith("| Bucket"))).toHaveLength(40);
    expect(lines).toContain("And 5 more rows, in each stack's own report.");
  });
});
