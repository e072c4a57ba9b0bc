import type { RehearsalReport, ReportedPolicyFinding } from "./model.ts";
import { terminalText } from "./terminal-text.ts";

const finding: ReportedPolicyFinding = {
  policy: "iam-trust-scoped",
  level: "mandatory",
  type: "aws:iam/role:Role",
  name: "worker",
  message: "name who may assume the role",
  onlyRehearsed: false,
};

const textOf = (stack: Partial<RehearsalReport["stacks"][number]>) =>
  terminalText(
    {
      version: 1,
      against: null,
      access: null,
      stacks: [{ stack: "app.dev", resources: 1, problems: [], policyFindings: [], changes: null, ...stack }],
      destroyOrder: null,
      findings: [],
      problems: [],
    },
    { paint: (_, text) => text },
  ).split("\n");

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

test("an advisory finding is told where only the rehearsal sees it", () => {
  const advisory = { ...finding, level: "advisory", onlyRehearsed: true };
  expect(textOf({ policyFindings: [advisory] })).toContain(
    '  advisory iam-trust-scoped  app.dev: Role "worker"',
  );
});

test("a problem is told with its place", () => {
  const problem = { message: "boom", file: "apps/app/src/index.ts", line: 47, trace: null };
  expect(textOf({ problems: [problem] })).toEqual([
    "problems",
    "  app.dev: apps/app/src/index.ts:47: boom",
    "",
    "1 stack: 1 resource, no findings, 1 problem",
  ]);
});
