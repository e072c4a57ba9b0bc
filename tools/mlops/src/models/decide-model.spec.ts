import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { published, runCommand } from "../testing/run-command.ts";
import { arnOf, registryNames, registryWorkspace } from "./testing/registry.ts";

const pending = { ModelPackageStatus: "Completed", ModelApprovalStatus: "PendingManualApproval" };

let aws: PretendAws;
let root: string;
beforeEach(async () => {
  root = registryWorkspace();
  aws = await startPretendAws({ ...registryNames, DescribeModelPackage: pending, UpdateModelPackage: {} });
});
afterEach(async () => {
  rmSync(root, { recursive: true });
  await aws.stop();
});
const run = (line: string) => runCommand(line, { ...aws, root });
const updates = () => aws.asked.filter(({ operation }) => operation === "UpdateModelPackage");

test.each(["Failed", "InProgress"])(
  "a version that is %s is not approved, but may be rejected",
  async (ModelPackageStatus) => {
    aws.on({ DescribeModelPackage: { ...pending, ModelPackageStatus } });
    expect(await run("models approve sentiment.dev 13 --reason good --yes")).toEqual({
      status: 2,
      out: [],
      notes: [`version: got 13, which is ${ModelPackageStatus}; expected one that is Completed`],
    });
    expect(updates()).toEqual([]);
    expect((await run("models reject sentiment.dev 13 --reason bad --yes")).out).toEqual([
      "sentiment 13 is Rejected",
    ]);
  },
);

test("who approves where no pipeline listens is told what to do instead", async () => {
  const place = 'config: { "mlops-platform:account": "111122223333", "mlops-platform:region": eu-west-1 }\n';
  writeFileSync(join(root, "stacks/Pulumi.platform.dev.yaml"), place);
  const { notes } = await run("models approve sentiment.dev 13 --reason good --dry-run");
  expect(notes).toEqual([
    "platform.dev tells no deploy pipeline of approvals: models promote writes the version into a stack file",
    "would approve sentiment 13, which is PendingManualApproval",
  ]);
  expect(updates()).toEqual([]);
});

test("a decision that AWS refuses says so, and can be made again", async () => {
  aws.on({
    UpdateModelPackage: ({ before }) =>
      before === 0 ? refused("AccessDeniedException", "not authorized") : {},
  });
  const line = "models reject sentiment.dev 13 --reason biased --yes";
  const { status, notes } = await run(line);
  expect([status, notes[1], notes[2]]).toEqual([
    3,
    "failed: reject sentiment 13, which is PendingManualApproval",
    expect.stringMatching(/^SageMaker UpdateModelPackage: AccessDeniedException: not authorized/),
  ]);
  expect((await run(line)).status).toBe(0);
  expect(updates().at(-1)?.input).toEqual({
    ModelPackageArn: arnOf(13),
    ModelApprovalStatus: "Rejected",
    ApprovalDescription:
      "2026-11-21T10:00:00Z Rejected by arn:aws:sts::111122223333:assumed-role/operator/test: biased",
  });
});

test("an approval in a registry that others depend on is confirmed by the environment's name", async () => {
  const place = `config:
  mlops-platform:account: "111122223333"
  mlops-platform:region: eu-west-1
`;
  writeFileSync(join(root, "stacks/Pulumi.platform.prod.yaml"), place);
  aws.on(published("platform.prod", { "registry/sentiment/group-name": "sentiment" }));
  const line = "models approve platform.prod 13 --reason good --yes";
  expect(await run(line)).toMatchObject({
    status: 2,
    notes: expect.arrayContaining([
      "confirmation: got nothing; expected prod, typed or as --confirm prod; nothing was changed",
    ]) as unknown,
  });
  expect(updates()).toEqual([]);
  expect((await run(`${line} --confirm prod`)).out).toEqual(["sentiment 13 is Approved"]);
});

test.each([
  ["a reason of spaces", "13", "  ", '--reason: got "  "; expected why, for whoever asks later'],
  ["a reason that is too long", "13", "x".repeat(501), "expected at most 500 characters"],
  [
    "a version that is no number",
    "latest",
    "biased",
    'version: got "latest"; expected a whole number from 1 to 99999',
  ],
])("%s is refused", async (_, version, reason, problem) => {
  const line = ["models", "reject", "sentiment.dev", version, "--reason", reason, "--yes"];
  const { status, notes } = await runCommand(line, { ...aws, root });
  expect([status, updates()]).toEqual([2, []]);
  expect(notes.join("\n")).toContain(problem);
});
