import { rmSync } from "node:fs";
import { type PretendAws, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";
import { registryNames, registryWorkspace } from "./testing/registry.ts";

let aws: PretendAws;
let root: string;
beforeEach(async () => {
  root = registryWorkspace();
  aws = await startPretendAws({ ...registryNames, ListModelPackages: { ModelPackageSummaryList: [] } });
});
afterEach(async () => {
  rmSync(root, { recursive: true });
  await aws.stop();
});
const list = () => runCommand("models list sentiment.dev", { ...aws, root });

test("a model without versions has none to show", async () => {
  expect(await list()).toMatchObject({ status: 0, out: [expect.any(String), "no versions"] });
});

test("who has decided is told as the version stands now, and a version that failed is not pending", async () => {
  const by = (status: string) => ({
    ApprovalDescription: `2026-11-20T10:00:00Z ${status} by arn:aws:iam::111122223333:user/ada: good`,
  });
  const versions = [
    { ModelApprovalStatus: "Approved", ...by("Approved") },
    { ModelApprovalStatus: "Rejected", ...by("Approved") },
    { ModelApprovalStatus: "Rejected", ...by("Approved"), LastModifiedBy: { UserProfileName: "grace" } },
    { ModelApprovalStatus: "PendingManualApproval", ModelPackageStatus: "Failed" },
    { ModelApprovalStatus: "PendingManualApproval", LastModifiedBy: { UserProfileName: "grace" } },
  ];
  aws.on({
    ListModelPackages: {
      ModelPackageSummaryList: versions.map((_, index) => ({ ModelPackageVersion: index + 1 })),
    },
    DescribeModelPackage: ({ input }) => ({
      ModelPackageStatus: "Completed",
      ...versions[Number(String(input["ModelPackageName"]).split("/").at(-1)) - 1],
    }),
  });
  expect((await list()).out.slice(1).map((line) => line.trim().split(/ +/))).toEqual([
    ["version", "status", "created", "decided", "by", "pinned", "by"],
    ["5", "Pending", "-", "-", "-"],
    ["4", "Failed", "-", "-", "-"],
    ["3", "Rejected", "-", "grace", "-"],
    ["2", "Rejected", "-", "-", "-"],
    ["1", "Approved", "-", "ada", "-"],
  ]);
});

test("the registry's models are found by name where the stack's app has none of its own", async () => {
  const GetParametersByPath = {
    Parameters: ["churn", "fraud"].map((name) => ({
      Name: `/mlops/dev/platform/registry/${name}/group-name`,
      Value: `group of ${name}`,
    })),
  };
  aws.on({ GetParametersByPath });
  expect(await list()).toMatchObject({
    status: 2,
    notes: ["--model: got nothing; expected one of platform.dev: churn, fraud"],
  });
  const { out } = await runCommand("models list sentiment.dev --model fraud", { ...aws, root });
  expect(out).toEqual(["fraud of platform.dev: group of fraud", "no versions"]);
});
