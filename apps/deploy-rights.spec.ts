import { spawnSync } from "node:child_process";
import { deployableTypes } from "@mlops/account";

jest.setTimeout(60_000);

/** What the report of a preview says of a resource. */
interface Report {
  readonly stacks: readonly {
    readonly resources: readonly { readonly type: string; readonly custom?: boolean }[];
  }[];
}

test("the role that deploys has rights to every type of resource that the platform, the products and their delivery are made of", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["tools/preview/bin/preview.js", "platform.*", "sentiment.*", "delivery.*", "--json"],
    { encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  expect([status, stderr]).toEqual([0, ""]);
  const { stacks } = JSON.parse(stdout) as Report;
  const used = new Set(stacks.flatMap(({ resources }) => resources.map(({ type }) => type)));
  const served = new Set(deployableTypes());
  // Those of IAM are limited one by one: libs/account/src/deployment-roles/identity-rights.ts.
  const missing = [...used].filter(
    (type) => /^(aws|awsx):/.test(type) && !type.startsWith("aws:iam/") && !served.has(type),
  );
  expect(missing).toEqual([]);
  expect([...used].filter((type) => type.startsWith("aws:iam/")).sort()).toEqual([
    "aws:iam/instanceProfile:InstanceProfile",
    "aws:iam/policy:Policy",
    "aws:iam/role:Role",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  ]);
});
