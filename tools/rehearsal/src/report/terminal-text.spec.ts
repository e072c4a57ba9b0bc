import {
  exampleAccess,
  exampleChange,
  exampleFinding,
  exampleReport,
  exampleStack,
} from "../testing/example-report.ts";
import type { RehearsalReport, ReportedPolicyFinding, ReportedStack } from "./model.ts";
import { terminalText } from "./terminal-text.ts";

const finding: ReportedPolicyFinding = {
  policy: "iam-trust-scoped",
  level: "mandatory",
  type: "aws:iam/role:Role",
  name: "worker",
  message: "name who may assume the role",
  onlyRehearsed: false,
};

const linesOf = (report: Partial<RehearsalReport>, width?: number) =>
  terminalText(exampleReport(report), { paint: (_, text) => text, width }).split("\n");

const textOf = (stack: Partial<ReportedStack>) => linesOf({ stacks: [exampleStack(stack)] });

test("a mandatory policy finding is told, although the preview sees it too", () => {
  expect(
    textOf({ policyFindings: [finding, { ...finding, policy: "iam-tags", level: "advisory" }] }),
  ).toEqual([
    "policy findings that are mandatory, or that the preview does not see",
    '  mandatory iam-trust-scoped  app.dev: Role "worker"',
    "      name who may assume the role",
    "",
    "1 stack: 1 resource, no findings, 1 mandatory policy finding, no problems",
  ]);
});

test("a finding that only the rehearsal sees is marked, also an advisory one, which is told last", () => {
  const only = { ...finding, onlyRehearsed: true };
  expect(textOf({ policyFindings: [{ ...only, level: "advisory" }, only] })).toEqual([
    "policy findings that are mandatory, or that the preview does not see",
    '  mandatory iam-trust-scoped  app.dev: Role "worker"  not seen by the preview',
    "      name who may assume the role",
    '  advisory iam-trust-scoped  app.dev: Role "worker"  not seen by the preview',
    "      name who may assume the role",
    "",
    "1 stack: 1 resource, no findings, 1 mandatory policy finding, no problems",
  ]);
});

test("findings stand after the changes, the worst first, each with its place", () => {
  const changes = [exampleChange()];
  const findings = [
    exampleFinding({ severity: "warning", kind: "shared-name", message: "is shared" }),
    exampleFinding({ accepted: true, message: "is accepted" }),
    exampleFinding({ message: "is denied" }),
    exampleFinding({ name: "other", message: "is denied", line: 13 }),
    exampleFinding({ kind: "program-failed", type: "", name: "", message: "boom\nagain" }),
  ];
  expect(linesOf({ against: "main", stacks: [exampleStack({ changes })], findings })).toEqual([
    "app.dev  1 changed",
    '  ~ Role "worker"',
    '      description: "old" → "new"',
    "",
    "findings",
    "  error program-failed  app.dev  apps/app/src/index.ts:12",
    "      boom",
    "      again",
    '  error access-denied  app.dev: Role "worker", Role "other"',
    "      is denied",
    '  warning shared-name  app.dev: Role "worker"  apps/app/src/index.ts:12',
    "      is shared",
    '  error access-denied (accepted)  app.dev: Role "worker"  apps/app/src/index.ts:12',
    "      is accepted",
    "",
    "1 stack: 1 resource, 1 changed, 4 errors and 1 warning, no problems",
  ]);
});

const manyChanges: Partial<RehearsalReport> = {
  against: "main",
  access: {
    gained: [exampleAccess({ condition: "StringEquals aws:SourceAccount 111122223333" })],
    lost: [],
  },
  stacks: [
    exampleStack({
      changes: [
        exampleChange({
          properties: [
            {
              path: "pipelineDefinition.Steps[4].Arguments.IfSteps[3].Arguments.ProcessingInputs[0].S3Uri",
              before: `"s3://mlops-platform-dev-ml-artifacts-f84c7ddd/training/bias/92ed967f3da121c1/config.json"`,
              after: `"s3://mlops-platform-dev-ml-artifacts-f84c7ddd/training/bias/1a7c02602b8d4e7d/config.json"`,
            },
          ],
        }),
      ],
    }),
  ],
  findings: [
    exampleFinding({
      message: `sagemaker:CreateModel on arn:aws:sagemaker:eu-west-1:111122223333:model/${"long-".repeat(20)}name`,
    }),
  ],
};

test.each([40, 80, 120])("no line is longer than a terminal of %d columns", (width) => {
  const lines = linesOf(manyChanges, width);
  expect(lines.filter((line) => line.length > width)).toEqual([]);
});

test("colours take no room, wherever lines are broken", () => {
  const plain = (text: string) => text.replaceAll(/<[a-z]+>|<\/>/g, "");
  const painted = terminalText(exampleReport(manyChanges), {
    paint: (tone, text) => `<${tone}>${text}</>`,
    width: 80,
  });
  expect(plain(painted).split("\n")).toEqual(linesOf(manyChanges, 80));
});

test("of long values that differ, what differs is shown", () => {
  const lines = linesOf(manyChanges, 80);
  expect(lines.slice(1, 5)).toEqual([
    '  ~ Role "worker"',
    "      pipelineDefinition.Steps[4].Arguments.IfSteps[3].Arguments.",
    "      ProcessingInputs[0].S3Uri:",
    "        …ng/bias/92ed967f3da121c1/config.… → …ng/bias/1a7c02602b8d4e7d/config.…",
  ]);
});

test("of many properties of a resource as many are shown as can be read, and the others counted", () => {
  const properties = Array.from({ length: 50 }, (_, index) => ({
    path: `tags.t${index}`,
    before: null,
    after: '"x"',
  }));
  const lines = linesOf({
    against: "main",
    stacks: [exampleStack({ changes: [exampleChange({ properties })] })],
  });
  expect(lines.slice(20, 23)).toEqual([
    '      tags.t18: + "x"',
    '      tags.t19: + "x"',
    "      and 30 more; see --json",
  ]);
});

test("of many changes of access 20 are shown, and it is said how many more there are and where", () => {
  const gained = Array.from({ length: 33 }, (_, index) =>
    exampleAccess({ resource: `arn:aws:s3:::b/${index}` }),
  );
  const lines = linesOf({ against: "main", access: { gained, lost: [] } });
  const from = lines.indexOf("access");
  expect(lines.slice(from + 20, from + 23)).toEqual([
    "  + 111122223333 role/mlops/mlops-platform-dev-studio-data-scientist-b3700cab  s3:GetObject  on arn:aws:s3:::b/19",
    "  and 13 more of 33; all are in --json, and in rehearsal.json of --out DIR",
    "",
  ]);
});

test("what a stack is not compared with is said by reason, and counted", () => {
  const stacks = [
    exampleStack({ changes: [] }),
    exampleStack({ stack: "base.dev", failedBy: ["base.dev"] }),
    exampleStack({ stack: "web.dev", failedBy: ["base.dev"] }),
    exampleStack({ stack: "new.dev" }),
    exampleStack({ stack: "old.dev" }),
  ];
  expect(linesOf({ against: "export.json", stacks })).toEqual([
    "base.dev  not compared, as it fails",
    "web.dev  not compared, as base.dev fails",
    "new.dev, old.dev  not compared, as export.json does not tell what is there",
    "not looked for without them: dangling references, denied access",
    "",
    "5 stacks: 5 resources, unchanged, 4 not compared, no findings",
  ]);
});
