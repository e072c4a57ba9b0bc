import { exampleReport } from "../testing/example-report.ts";
import { markdownText } from "./markdown.ts";
import { terminalText } from "./terminal.ts";

describe("the report in a terminal", () => {
  test("shows one stack whole", () => {
    const text = terminalText({ stacks: [exampleReport] }, (_tone, part) => part);
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
      "  problems",
      "    it broke  apps/main.ts:5",
      "",
      "  2 resources in 2 components, 1 mandatory and 1 advisory finding, 1 problem",
      "",
    ]);
  });

  test("shows the outermost components of several stacks, and a sum", () => {
    const quiet = { ...exampleReport, findings: [], outputs: {}, problems: [], logs: [], secretConfig: [] };
    const stacks = [
      quiet,
      { ...quiet, stack: "app.prod", counts: { ...quiet.counts, mandatory: 0, advisory: 0 } },
    ];
    const text = terminalText({ stacks }, (_tone, part) => part);
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
      terminalText({ stacks: [stack] }, (tone, part) => (seen.add(tone), part));
      return [...seen].sort();
    };
    expect(tones(fine)).toEqual(["good", "quiet", "title", "warning"]);
    expect(tones(exampleReport)).toEqual(["bad", "quiet", "title", "warning"]);
  });
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
