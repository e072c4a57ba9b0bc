import { exampleFinding, exampleReport } from "../testing/example-report.ts";
import { markdownText } from "./markdown.ts";
import type { StackReport } from "./model.ts";
import { terminalText } from "./terminal-text.ts";
import type { Layout } from "./text-layout.ts";

const plain: Layout = { paint: (_tone, part) => part };

describe("the report in a terminal", () => {
  test("shows one stack whole", () => {
    const text = terminalText({ stacks: [exampleReport], notes: [] }, plain);
    expect(text.split("\n")).toEqual([
      "app.dev",
      "  Bucket  theirs (read)",
      "  Vpc network  not expanded offline",
      "  Storage data  2 resources",
      "    Bucket ×2  data-a, data-b",
      "",
      "  outputs",
      "    arn: (known after deploy)",
      "    list: [1, { of: [secret] }]",
      "    plain: text",
      "",
      "  secret configuration, not opened",
      "    shop:token",
      "",
      "  log",
      "    hello",
      "    warning: data-a: careful",
      "",
      "  mandatory bucket-encrypted (high)",
      "    Buckets are encrypted.",
      "    Bucket data-a  libs/storage.ts:7, from apps/main.ts:3",
      "      set the key",
      "      or use | a default",
      "  advisory has-trail",
      "    Every stack keeps a trail.",
      "    the stack",
      "      add a trail",
      "",
      "  service quotas needed at the peak",
      "    12 ml.m5.large for endpoint usage  sagemaker",
      "     1 VPCs per Region  vpc L-F678F1CE",
      "",
      "  problems",
      "    it broke  apps/main.ts:5",
      "",
      "  2 resources in 2 components, 1 mandatory and 1 advisory finding, 1 problem",
      "",
    ]);
  });

  test("shows the outermost components of several stacks, and a sum", () => {
    const quiet = {
      ...exampleReport,
      findings: [],
      quotas: [],
      outputs: {},
      problems: [],
      logs: [],
      secretConfig: [],
    };
    const stacks = [
      quiet,
      { ...quiet, stack: "app.prod", counts: { ...quiet.counts, mandatory: 0, advisory: 0 } },
    ];
    const text = terminalText({ stacks, notes: [] }, plain);
    expect(text.split("\n")).toEqual([
      "app.dev",
      "  Bucket  theirs (read)",
      "  Vpc network  not expanded offline",
      "  Storage data  2 resources",
      "",
      "  2 resources in 2 components, 1 mandatory and 1 advisory finding, no problems",
      "",
      "app.prod",
      "  Bucket  theirs (read)",
      "  Vpc network  not expanded offline",
      "  Storage data  2 resources",
      "",
      "  2 resources in 2 components, no findings, no problems",
      "",
      "2 stacks: 4 resources in 4 components, 1 mandatory and 1 advisory finding, no problems",
      "",
    ]);
  });

  test("says by its tone what is good and what is bad", () => {
    const fine = {
      ...exampleReport,
      findings: [],
      problems: [],
      counts: { ...exampleReport.counts, mandatory: 0 },
    };
    const tones = (stack: typeof exampleReport) => {
      const seen = new Set<string>();
      terminalText({ stacks: [stack], notes: [] }, { paint: (tone, part) => (seen.add(tone), part) });
      return [...seen].sort();
    };
    expect(tones(fine)).toEqual(["good", "quiet", "title", "warning"]);
    expect(tones(exampleReport)).toEqual(["bad", "quiet", "title", "warning"]);
  });
});

describe("the report in a terminal of", () => {
  const bucketNames = Array.from({ length: 12 }, (_, index) => `data-bucket-number-${index}`);
  const [, , , storage, bucket] = exampleReport.resources;
  if (!storage || !bucket) throw new Error("the example has no bucket in a component");
  const long: StackReport = {
    ...exampleReport,
    resources: [
      ...exampleReport.resources.slice(0, 4),
      ...bucketNames.map((name) => ({ ...bucket, name, urn: `${bucket.urn}-${name}` })),
    ],
    findings: [
      exampleFinding({
        description: "Buckets are encrypted with a key of the account ".repeat(4).trim(),
        message: "set the key in serverSideEncryption, or use a default for the whole bucket "
          .repeat(3)
          .trim(),
        file: "libs/ml-environment/src/buckets/encrypted-bucket.ts",
        appFile: "apps/platform/src/environment.ts",
      }),
    ],
    outputs: { arns: bucketNames, plain: "text" },
    logs: [{ severity: "warning", message: "a bucket is expensive ".repeat(8).trim(), resource: "data" }],
    problems: [{ message: "it broke ".repeat(20).trim(), file: "apps/main.ts", line: 5, trace: null }],
  };
  const linesAt = (width: number) =>
    terminalText(
      { stacks: [long], notes: ["the SDK is used as it is ".repeat(6).trim()] },
      { ...plain, width },
    ).split("\n");

  test.each([80, 120])("%d columns has no line that is longer", (width) => {
    const lines = linesAt(width);
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(width - 15);
  });

  test.each([80, 120])("%d columns cuts off lists and outputs only", (width) => {
    const words = linesAt(width).join(" ").split(/ +/).join(" ");
    const { description = "", message = "" } = long.findings[0] ?? {};
    for (const text of [description, message, long.logs[0]?.message, long.problems[0]?.message]) {
      expect(words).toContain(text);
    }
  });

  test("80 columns has places below what they belong to", () => {
    const lines = linesAt(80);
    const index = lines.indexOf("    Bucket data-a");
    expect(lines.slice(index, index + 3)).toEqual([
      "    Bucket data-a",
      "      libs/ml-environment/src/buckets/encrypted-bucket.ts:7, from",
      "      apps/platform/src/environment.ts:3",
    ]);
  });

  test("no known width is not wrapped, and shortened as ever", () => {
    const text = terminalText({ stacks: [long], notes: [] }, plain);
    expect(text).toContain(`\n    ${long.problems[0]?.message}  apps/main.ts:5\n`);
    const [list = ""] = text.split("\n").filter((line) => line.includes("Bucket ×12"));
    expect([list.length, list.at(-1)]).toEqual([112, "…"]);
  });
});

test("notes about the run come last", () => {
  const lines = terminalText({ stacks: [exampleReport], notes: ["one", "two"] }, plain).split("\n");
  expect(lines.slice(-5)).toEqual(["", "note: one", "", "note: two", ""]);
});

describe("the report in Markdown", () => {
  test("has the counts first and folds away what is long", () => {
    expect(markdownText(exampleReport).split("\n")).toEqual([
      "## app.dev",
      "",
      "2 resources in 2 components, 1 mandatory and 1 advisory finding, 1 problem.",
      "",
      "### Problems",
      "",
      "- it broke (`apps/main.ts:5`)",
      "",
      "### Findings",
      "",
      "| level | severity | policy | resource | finding | where |",
      "| --- | --- | --- | --- | --- | --- |",
      "| **mandatory** | high | `bucket-encrypted` | Bucket `data-a` | set the key<br>or use \\| a default | `libs/storage.ts:7, from apps/main.ts:3` |",
      "| advisory |  | `has-trail` | the stack | add a trail |  |",
      "",
      "### Service quotas needed at the peak",
      "",
      "| service | quota | code | count |",
      "| --- | --- | --- | ---: |",
      "| `sagemaker` | ml.m5.large for endpoint usage |  | 12 |",
      "| `vpc` | VPCs per Region | `L-F678F1CE` | 1 |",
      "",
      "| component | count | resources within |",
      "| --- | ---: | ---: |",
      "| `awsx:ec2:Vpc` | 1 | 0 |",
      "| `shop:index:Storage` | 1 | 2 |",
      "",
      "<details><summary>Resources</summary>",
      "",
      "```text",
      "Bucket  theirs (read)",
      "Vpc network  not expanded offline",
      "Storage data  2 resources",
      "  Bucket ×2  data-a, data-b",
      "```",
      "",
      "</details>",
      "",
      "<details><summary>Outputs</summary>",
      "",
      "```text",
      "arn: (known after deploy)",
      "list: [1, { of: [secret] }]",
      "plain: text",
      "shop:token: secret configuration, not opened",
      "```",
      "",
      "</details>",
      "",
      "<details><summary>Log</summary>",
      "",
      "```text",
      "info: hello",
      "warning: data-a: careful",
      "```",
      "",
      "</details>",
      "",
    ]);
  });
});
