import {
  exampleAccess,
  exampleChange,
  exampleFinding,
  exampleReport,
  exampleStack,
} from "../testing/example-report.ts";
import type { RehearsalReport } from "./model.ts";
import { summaryText } from "./summary.ts";

const linesOf = (report: Partial<RehearsalReport>) => summaryText(exampleReport(report)).split("\n");

const policyFinding = {
  policy: "iam-tags",
  level: "mandatory",
  type: "aws:iam/role:Role",
  name: "worker",
  message: "set tags",
  onlyRehearsed: true,
};

test("a summary says what is in the way, then who gains access, then the change of each stack, folded away", () => {
  const access = { gained: [exampleAccess({ condition: "StringEquals a:b c" })], lost: [exampleAccess()] };
  const stacks = [
    exampleStack({ changes: [exampleChange()], policyFindings: [policyFinding] }),
    exampleStack({ stack: "web.dev", changes: [] }),
    exampleStack({ stack: "api.dev", changes: [] }),
  ];
  const findings = [
    exampleFinding({ severity: "warning", kind: "shared-name", message: "is <shared>" }),
    exampleFinding(),
  ];
  const role = "111122223333 role/mlops/mlops-platform-dev-studio-data-scientist-b3700cab";
  const on =
    "arn:aws:s3:::mlops-platform-dev-ml-data-7c284937/feature-store/offline/111122223333/sagemaker/\\*";
  expect(linesOf({ against: "main (abc)", access, stacks, findings, problems: ["no export"] })).toEqual([
    "<!-- mlops-rehearsal -->",
    "## Rehearsal: not everything could be rehearsed",
    "",
    "3 stacks: 3 resources, 1 changed, 1 error and 1 warning, 1 mandatory policy finding, 1 problem, against `main (abc)`.",
    "",
    "### Problems",
    "",
    "- no export",
    "",
    "### Findings",
    "",
    '- **error** `access-denied` app.dev: Role "worker" (`apps/app/src/index.ts:12`): s3:GetObject: no policy allows it',
    '- warning `shared-name` app.dev: Role "worker" (`apps/app/src/index.ts:12`): is \\<shared\\>',
    "",
    "### Policy findings that are mandatory, or that the preview does not see",
    "",
    '- **mandatory** `iam-tags` `app.dev` Role "worker" (not seen by the preview): set tags',
    "",
    "### Access: 1 gained, 1 lost",
    "",
    "| | who | actions | on |",
    "| --- | --- | --- | --- |",
    `| gains | ${role} | s3:GetObject | ${on} if StringEquals a:b c |`,
    `| loses | ${role} | s3:GetObject | ${on} |`,
    "",
    "### Changes",
    "",
    "<details><summary><code>app.dev</code>: 1 changed</summary>",
    "",
    "````diff",
    '! Role "worker"',
    '      description: "old" → "new"',
    "````",
    "",
    "</details>",
    "",
    "2 stacks unchanged.",
    "",
  ]);
});

test("a program that fails is told once, with the stacks that are not compared by it", () => {
  const problem = { message: "boom", file: "apps/app/src/index.ts", line: 47, trace: null };
  const stacks = [
    exampleStack({ problems: [problem], failedBy: ["app.dev"] }),
    exampleStack({ stack: "web.dev", problems: [problem], failedBy: ["app.dev"] }),
  ];
  const findings = [
    exampleFinding({ kind: "program-failed", type: "", name: "", message: "boom", line: 47 }),
  ];
  expect(linesOf({ against: "main", stacks, findings })).toEqual([
    "<!-- mlops-rehearsal -->",
    "## Rehearsal: not everything could be rehearsed",
    "",
    "2 stacks: 2 resources, 2 not compared, 1 error, against `main`.",
    "",
    "- `app.dev`: not compared, as it fails",
    "- `web.dev`: not compared, as app.dev fails",
    "- not looked for without them: dangling references, denied access",
    "",
    "### Findings",
    "",
    "- **error** `program-failed` app.dev (`apps/app/src/index.ts:47`): boom",
    "",
  ]);
});

test.each([
  [{}, "all is well"],
  [{ findings: [exampleFinding({ severity: "warning" })] }, "worth a look"],
  [{ findings: [exampleFinding({ accepted: true })] }, "worth a look"],
  [{ findings: [exampleFinding()] }, "a deployment would fail or lose data"],
  [{ stacks: [exampleStack({ policyFindings: [policyFinding] })] }, "mandatory policies are violated"],
  [{ problems: ["x"], findings: [exampleFinding()] }, "not everything could be rehearsed"],
])("the verdict on %j is: %s", (report, verdict) => {
  expect(linesOf(report)[1]).toBe(`## Rehearsal: ${verdict}`);
});

const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));

test("many changes of access are folded away, and those that are not shown are counted", () => {
  const gained = many(60, (index) => exampleAccess({ resource: `arn:aws:s3:::b/${index}` }));
  const lines = linesOf({ against: "main", access: { gained, lost: [] }, stacks: [exampleStack()] });
  const from = lines.indexOf("### Access: 60 gained");
  expect(lines[from + 2]).toBe("<details><summary>who gains and loses what</summary>");
  expect(lines.filter((line) => line.startsWith("| gains |"))).toHaveLength(50);
  expect(lines.slice(-5)).toEqual(["", "And 10 more, in rehearsal.json.", "", "</details>", ""]);
});

test("a summary leaves room for the preview's in one comment, and counts what it does not show whole", () => {
  const changes = many(400, (index) =>
    exampleChange({
      name: `role-${index}`,
      properties: [{ path: "policy", before: null, after: "x".repeat(1_000) }],
    }),
  );
  const text = summaryText(
    exampleReport({
      against: "main",
      stacks: many(9, (index) => exampleStack({ stack: `app-${index}.dev`, changes })),
      findings: many(90, (index) => exampleFinding({ message: `${index}${"y".repeat(2_000)}` })),
      access: { gained: many(90, (index) => exampleAccess({ resource: `${index}` })), lost: [] },
    }),
  );
  expect(text.length).toBeLessThanOrEqual(24_000);
  const shown = text.split("\n").filter((line) => line.startsWith("- **error**")).length;
  expect(
    text.endsWith(
      `\n> **Cut short**, as a comment takes no more. Not shown whole: ${90 - shown} findings, 90 access changes, 3600 changes. See rehearsal.json.\n`,
    ),
  ).toBe(true);
  // What every stack changes is there in short.
  expect(text.split("\n").filter((line) => line.startsWith("- <code>app-"))).toHaveLength(9);
});
