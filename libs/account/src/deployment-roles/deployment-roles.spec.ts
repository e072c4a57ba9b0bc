import { awsEnvironment } from "@mlops/core";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { DeploymentRoles, type DeploymentRolesArgs } from "./deployment-roles.ts";

const environment = awsEnvironment({
  app: "account",
  name: "prod",
  account: "333344445555",
  region: "eu-west-1",
});
const boundaryArn = "arn:aws:iam::333344445555:policy/mlops/boundary";
const make = (args: Partial<DeploymentRolesArgs> = {}) => {
  new DeploymentRoles("roles", { environment, boundaryArn, ...args });
};
const github = { subjectPrefix: "repo:example@12/mlops@34", provider: "create" } as const;
const trustOf = async (role: string, args: Partial<DeploymentRolesArgs>) =>
  (await pretendCloud(() => make(args))).inputs(role)["assumeRolePolicy"];

const assumedBy = (account: string, roles: string[], further = {}) => ({
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: ["sts:AssumeRole"],
  Condition: { ArnEquals: { "aws:PrincipalArn": roles }, ...further },
});
const workflow = (subject: string) => ({
  Effect: "Allow",
  Principal: { Federated: "arn:aws:iam::333344445555:oidc-provider/token.actions.githubusercontent.com" },
  Action: ["sts:AssumeRoleWithWebIdentity"],
  Condition: {
    StringEquals: {
      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
      "token.actions.githubusercontent.com:sub": subject,
    },
  },
});

test("two roles, a boundary for the one that deploys, and GitHub's identity provider", async () => {
  const cloud = await pretendCloud(() => make({ github }));
  expect(
    cloud.census().filter((line) => !line.startsWith("Policy") && !line.startsWith("RolePolicy")),
  ).toEqual([
    "DeploymentRoles roles",
    "OpenIdConnectProvider roles-github",
    "Role roles-deploy",
    "Role roles-preview",
  ]);
  expect(cloud.inputs("roles-deploy")).toMatchObject({ name: "deploy-prod", path: "/mlops/" });
  expect(cloud.inputs("roles-deploy")).toHaveProperty("permissionsBoundary");
  expect(cloud.inputs("roles-github")).toEqual({
    url: "https://token.actions.githubusercontent.com",
    clientIdLists: ["sts.amazonaws.com"],
  });
});

test("the deploy role is trusted by its own environment's workflows, the tooling roles and itself, and nobody else", async () => {
  const trustedRoles = [
    "arn:aws:iam::444455556666:role/mlops/mlops-delivery-shared-sentiment-deploy-qa-deploy-role-931e6ea3",
    "arn:aws:iam::444455556666:role/mlops/other",
  ];
  expect(await trustOf("roles-deploy", { github, trustedRoles, organizationId: "o-a1b2c3d4e5" })).toEqual({
    Version: "2012-10-17",
    Statement: [
      workflow("repo:example@12/mlops@34:environment:prod"),
      assumedBy("444455556666", trustedRoles, { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
      assumedBy("333344445555", ["arn:aws:iam::333344445555:role/mlops/deploy-prod"]),
    ],
  });
});

test("the preview role is trusted by the workflows of the environment preview and itself, never by tooling", async () => {
  const trustedRoles = ["arn:aws:iam::444455556666:role/mlops/delivery"];
  expect(await trustOf("roles-preview", { github, trustedRoles })).toEqual({
    Version: "2012-10-17",
    Statement: [
      workflow("repo:example@12/mlops@34:environment:preview"),
      assumedBy("333344445555", ["arn:aws:iam::333344445555:role/mlops/preview-prod"]),
    ],
  });
});

test("without GitHub and tooling, nobody but the role itself is trusted", async () => {
  expect(await trustOf("roles-deploy", {})).toEqual({
    Version: "2012-10-17",
    Statement: [assumedBy("333344445555", ["arn:aws:iam::333344445555:role/mlops/deploy-prod"])],
  });
});

test("an identity provider that is there already is not made again", async () => {
  const cloud = await pretendCloud(() => make({ github: { ...github, provider: "existing" } }));
  expect(cloud.census()).not.toContain("OpenIdConnectProvider roles-github");
});

test("a repository, an organization and roles are named as GitHub and AWS name them", async () => {
  const [problem = ""] = await pretendProblems(() =>
    make({
      github: { ...github, subjectPrefix: "repo:example*/mlops" },
      organizationId: "example",
      trustedRoles: ["444455556666", "arn:aws:iam::444455556666:role/mlops/mlops-delivery-shared-*"],
    }),
  );
  expect(problem.split("\n  - ").slice(1)).toEqual([
    'github.subjectPrefix: got "repo:example*/mlops"; expected "repo:<owner>@<id>/<repository>@<id>"; of a repository ' +
      "from before 2026-07-15 without the ids",
    'organizationId: got "example"; expected the id of an organization, such as "o-a1b2c3d4e5"',
    'trustedRoles[0]: got "444455556666"; expected the ARN of an IAM role',
    'trustedRoles[1]: got "arn:aws:iam::444455556666:role/mlops/mlops-delivery-shared-*"; expected the whole ARN of one ' +
      "role, without * and ?",
  ]);
});
