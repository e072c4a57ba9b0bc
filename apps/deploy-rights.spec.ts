import { spawnSync } from "node:child_process";
import { deployableTypes } from "@mlops/account";
import type { EnvironmentName, PolicyStatement } from "@mlops/core";
import { scopableActions } from "../policies/src/iam/actions/scopable-actions.ts";

jest.setTimeout(60_000);

/** What the report of a preview says of a stack. */
interface StackReport {
  readonly stack: `${string}.${EnvironmentName}`;
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly inputs: { readonly policy?: { readonly Statement: readonly PolicyStatement[] } };
  }[];
}

let stacks: readonly StackReport[];
beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/preview/bin/preview.js", "--json"], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  expect([status, stderr]).toEqual([0, ""]);
  ({ stacks } = JSON.parse(stdout) as { stacks: readonly StackReport[] });
});

const isAccount = ({ stack }: StackReport) => stack.startsWith("account.");
const typesOf = (reports: readonly StackReport[]) => {
  const types = reports.flatMap(({ resources }) => resources.map(({ type }) => type));
  return [...new Set(types.filter((type) => /^awsx?:/.test(type)))].sort();
};

test("the role that deploys an environment has rights to every type of resource of its platform, products and pipelines", () => {
  const missing = stacks
    .filter((report) => !isAccount(report))
    .flatMap((report) => {
      const name = report.stack.slice(report.stack.indexOf(".") + 1) as EnvironmentName;
      const served = new Set(deployableTypes({ name }));
      // Those of IAM are limited one by one: libs/account/src/deployment-roles/identity-rights.ts.
      const unserved = typesOf([report]).filter((type) => !type.startsWith("aws:iam/") && !served.has(type));
      return unserved.map((type) => `${report.stack}: ${type}`);
    });
  expect(missing).toEqual([]);
});

test("of IAM, stacks that it deploys have only what it may make", () => {
  const types = typesOf(stacks.filter((report) => !isAccount(report)));
  expect(types.filter((type) => type.startsWith("aws:iam/"))).toEqual([
    "aws:iam/instanceProfile:InstanceProfile",
    "aws:iam/policy:Policy",
    "aws:iam/role:Role",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  ]);
});

test("what only account stacks have is an administrator's", () => {
  const environments = ["dev", "qa", "prod", "shared"] as const;
  const served = new Set(environments.flatMap((name) => deployableTypes({ name })));
  const others = new Set(typesOf(stacks.filter((report) => !isAccount(report))));
  const own = typesOf(stacks.filter(isAccount)).filter((type) => !others.has(type));
  expect(own).toEqual([
    "aws:ebs/encryptionByDefault:EncryptionByDefault",
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  ]);
  expect(own.filter((type) => served.has(type))).toEqual([]);
});

test("a right that AWS limits to no resource names none: IAM would ignore it", () => {
  const policies = stacks
    .flatMap(({ resources }) => resources)
    .filter(({ type, name }) => type === "aws:iam/policy:Policy" && /^deploy-(?!.*boundary)/.test(name));
  const limited = policies.flatMap(({ name, inputs }) =>
    (inputs.policy?.Statement ?? [])
      .filter(({ Resource }) => Resource !== "*")
      .flatMap(({ Action = [] }) => Action.map((action) => ({ name, action }))),
  );
  // The table of AWS's actions has those that write and those that manage permissions, not those that tag, read or pass.
  const isOther =
    /:(Tag|Untag|Get|List|Describe|AddTags|DeleteTags|CreateTags|RemoveTags|Put(Bucket|Object)Tagging|PassConnection)/;
  const kms = /^kms:(Decrypt|Encrypt|GenerateDataKey|DescribeKey)$/;
  const ignored = limited.filter(
    ({ action }) =>
      !isOther.test(action) &&
      !kms.test(action) &&
      scopableActions("write", action).length + scopableActions("permissions", action).length === 0,
  );
  expect(limited.length).toBeGreaterThan(500);
  expect(ignored).toEqual([]);
});
