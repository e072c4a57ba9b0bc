import type { EnvironmentName } from "@mlops/core";
import { type Cloud, UNKNOWN, pretendCloud, stackFileProblems, stackFileValues } from "@mlops/testing";
import account from "./index.ts";

function deployed(
  environment: EnvironmentName,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Cloud> {
  const stack = { app: "account", environment };
  const values = Object.entries({ ...stackFileValues(stack), ...change });
  const config = Object.fromEntries(values.filter(([, value]) => value !== undefined));
  return pretendCloud(() => account.run(stack), { stack: `account.${environment}`, config });
}

const components = (cloud: Cloud) =>
  cloud.resources.filter(({ type }) => type.startsWith("mlops:")).map(({ name }) => name);

describe("an environment's account", () => {
  test("has roles, guards and a boundary, and its state elsewhere", async () => {
    const cloud = await deployed("prod");
    expect(components(cloud)).toEqual(["guards", "guardrails", "roles", "account-guardrails"]);
    expect(cloud.outputs).toEqual({
      guardrails: {
        environment: expect.objectContaining({ account: "333344445555", name: "prod" }) as unknown,
        permissionsBoundaryArn: UNKNOWN,
        vpcOnlyPolicyArn: UNKNOWN,
      },
      deployRoleArn: UNKNOWN,
      previewRoleArn: UNKNOWN,
    });
  });

  test("makes the very boundary that the role that deploys has to set, and may not change", async () => {
    const cloud = await deployed("dev");
    const { name, path } = cloud.inputs("guardrails-boundary");
    const arn = `arn:aws:iam::111122223333:policy${String(path)}${String(name)}`;
    const { Statement } = cloud.inputs("deploy-dev-boundary").policy as unknown as {
      Statement: { Sid: string; Resource?: string[]; Condition?: unknown }[];
    };
    const statement = (sid: string) => Statement.find(({ Sid }) => Sid === sid);
    expect(statement("NoUnboundedRoles")?.Condition).toEqual({
      StringNotEquals: { "iam:PermissionsBoundary": arn },
    });
    expect(statement("NoOwnChanges")?.Resource).toContain(arn);
  });

  test("has no guards of its own where an organization has them", async () => {
    const cloud = await deployed("dev", { guards: "existing" });
    expect(components(cloud)).toEqual(["guardrails", "roles", "account-guardrails"]);
  });

  test("gives no right to any state where the backend is another one", async () => {
    const cloud = await deployed("dev", { state: undefined });
    const text = JSON.stringify(cloud.inputs("deploy-dev-identity", "Policy").policy);
    expect(text).not.toContain(".pulumi");
  });
});

describe("the tooling account", () => {
  test("keeps the state under its key, in a protected bucket with logs and versions that is not emptied", async () => {
    const cloud = await deployed("shared");
    expect(components(cloud)).toEqual([
      "guards",
      "guardrails",
      "state-key",
      "state-logs",
      "state",
      "roles",
      "account-guardrails",
    ]);
    const { protect, inputs } = cloud.resource("state", "Bucket");
    expect([protect, inputs.forceDestroy]).toEqual([true, false]);
    expect(cloud.inputs("state-versioning").versioningConfiguration).toEqual({ status: "Enabled" });
    expect(cloud.outputs).toMatchObject({
      stateBucketName: cloud.inputs("state", "Bucket").bucket,
      stateKeyArn: UNKNOWN,
    });
  });
});

test.each<[string, object, string[]]>([
  [
    "guardrails for every bucket and a name for a subnet",
    { guardrails: { readableBuckets: ["*"], allowedSubnetIds: ["private-a"] } },
    [
      `guardrails.readableBuckets[0]: got "*"; expected a bucket's name, its first three characters without *`,
      'guardrails.allowedSubnetIds[0]: got "private-a"; expected an id such as "subnet-0123456789abcdef0"',
    ],
  ],
  [
    "an own account that is trusted as another one",
    { trustedAccounts: ["111122223333"] },
    ['trustedAccounts[0]: got "111122223333"; expected an account other than the stack\'s own'],
  ],
  [
    "guards that are neither made nor there",
    { guards: "none" },
    ['guards: got "none"; expected "create" or "existing"'],
  ],
])("a stack file is refused that has %s", async (_, change, problems) => {
  expect(await stackFileProblems(account, { app: "account", environment: "dev" }, { ...change })).toEqual(
    problems,
  );
});
