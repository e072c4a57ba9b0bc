import { output } from "@pulumi/pulumi";
import { pretendCloud } from "@mlops/testing";
import { awsEnvironment } from "./environment.ts";
import { grant } from "./grants.ts";
import { ServiceRole, type ServiceRoleArgs, type SourceAccount } from "./service-role.ts";

const args: ServiceRoleArgs = {
  description: "Scores transactions",
  services: ["sagemaker.amazonaws.com"],
  environment: awsEnvironment({
    app: "sentiment",
    name: "dev",
    account: "111122223333",
    region: "eu-west-1",
  }),
  permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/mlops/boundary",
};

test("a service role is bounded, on the platform's path, and trusts its service for this account only", async () => {
  const cloud = await pretendCloud(() => void new ServiceRole("scorer", args));

  expect(cloud.census()).toEqual(["Role scorer", "ServiceRole scorer"]);
  expect(cloud.inputs("scorer", "Role")).toEqual({
    name: "mlops-sentiment-dev-scorer-57307409",
    path: "/mlops/",
    description: "Scores transactions",
    permissionsBoundary: "arn:aws:iam::111122223333:policy/mlops/boundary",
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["sagemaker.amazonaws.com"] },
          Action: ["sts:AssumeRole"],
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        },
      ],
    },
  });
});

test("roles of one logical name differ between apps, environments and regions, and fit into IAM's 64 characters", async () => {
  const { environment } = args;
  const owners = [
    environment,
    { ...environment, app: "churn" },
    { ...environment, name: "qa" as const },
    { ...environment, region: "eu-central-1" },
  ];
  const logicalName = `${"a".repeat(63)}-schedule-role`;
  const names = owners.map(async (owner) => {
    const cloud = await pretendCloud(
      () => void new ServiceRole(logicalName, { ...args, environment: owner }),
    );
    return String(cloud.inputs(logicalName, "Role").name);
  });

  const given = await Promise.all(names);
  expect(new Set(given).size).toBe(4);
  expect(given.map(({ length }) => length)).toEqual([64, 64, 64, 64]);
});

describe("the trust of a role for a service that", () => {
  const trustFor = async (sourceAccount: SourceAccount) => {
    const cloud = await pretendCloud(() => void new ServiceRole("scorer", { ...args, sourceAccount }));
    return cloud.inputs("scorer", "Role").assumeRolePolicy;
  };
  const trust = {
    Effect: "Allow",
    Principal: { Service: ["sagemaker.amazonaws.com"] },
    Action: ["sts:AssumeRole"],
  };
  const account = { "aws:SourceAccount": "111122223333" };

  test.each<[string, SourceAccount, object]>([
    [
      "says for which account it asks requires this account",
      "always",
      { Condition: { StringEquals: account } },
    ],
    [
      "may not say it lets in requests that name no account, and none that name another",
      "unconfirmed",
      { Condition: { StringEqualsIfExists: account } },
    ],
    ["never says it has no condition, which nothing could meet", "never", {}],
  ])("%s", async (_, sourceAccount, condition) => {
    expect(await trustFor(sourceAccount)).toEqual({
      Version: "2012-10-17",
      Statement: [{ ...trust, ...condition }],
    });
  });
});

test("statements become one inline policy, and a grant becomes another", async () => {
  const cloud = await pretendCloud(() => {
    const role = new ServiceRole("scorer", {
      ...args,
      statements: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::data/*"] }],
    });
    grant(role, "invoke-fraud", {
      Effect: "Allow",
      Action: ["sagemaker:InvokeEndpoint"],
      Resource: [output("arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud")],
    });
  });

  expect(cloud.census()).toEqual([
    "Role scorer",
    "RolePolicy scorer-invoke-fraud",
    "RolePolicy scorer-policy",
    "ServiceRole scorer",
  ]);
  expect(cloud.resource("scorer-invoke-fraud").parent).toBe("scorer");
  expect(cloud.inputs("scorer-invoke-fraud").policy).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["sagemaker:InvokeEndpoint"],
        Resource: ["arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud"],
      },
    ],
  });
});
