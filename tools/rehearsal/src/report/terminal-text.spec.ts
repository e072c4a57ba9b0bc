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
      stacks: [
        {
          stack: "app.dev",
          resources: 1,
          problems: [],
          failedBy: [],
          policyFindings: [],
          changes: null,
          ...stack,
        },
      ],
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

test("a finding that only the rehearsal sees is marked, also an advisory one", () => {
  const only = { ...finding, onlyRehearsed: true };
  expect(textOf({ policyFindings: [only, { ...only, level: "advisory" }] })).toEqual([
    "policy findings that are mandatory, or that the preview does not see",
    '  mandatory iam-trust-scoped  app.dev: Role "worker"  not seen by the preview',
    "      name who may assume the role",
    '  advisory iam-trust-scoped  app.dev: Role "worker"  not seen by the preview',
    "      name who may assume the role",
    "",
    "1 stack: 1 resource, no findings, 1 mandatory policy finding, no problems",
  ]);
});
