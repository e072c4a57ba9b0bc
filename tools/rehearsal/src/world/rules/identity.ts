import { type FilledValues, type OutputRules, globalArnOf } from "../output-rule.ts";

/** What IAM, Budgets and the account's own switches add. */
export const identityRules: OutputRules = {
  "aws:iam/role:Role": {
    named: "name",
    maxNameLength: 64,
    defaults: { path: "/", maxSessionDuration: 3600 },
    id: "{name}",
    outputs: { arn: globalArnOf("iam", "role{path}{name}"), uniqueId: "AROA{upper:17}" },
  },
  "aws:iam/policy:Policy": {
    named: "name",
    maxNameLength: 128,
    defaults: { path: "/" },
    id: globalArnOf("iam", "policy{path}{name}"),
    outputs: { arn: globalArnOf("iam", "policy{path}{name}"), policyId: "ANPA{upper:17}" },
  },
  "aws:iam/rolePolicy:RolePolicy": { named: "name", maxNameLength: 128, id: "{role}:{name}" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { id: "{role}/{policyArn}" },
  "aws:iam/instanceProfile:InstanceProfile": {
    named: "name",
    maxNameLength: 128,
    defaults: { path: "/" },
    id: "{name}",
    outputs: { arn: globalArnOf("iam", "instance-profile{path}{name}"), uniqueId: "AIPA{upper:17}" },
  },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    id: providerArn,
    outputs: { arn: providerArn },
  },
  "aws:budgets/budget:Budget": {
    named: "name",
    maxNameLength: 100,
    id: "{account}:{name}",
    outputs: { arn: globalArnOf("budgets", "budget/{name}"), accountId: "{account}" },
  },
  "aws:ebs/encryptionByDefault:EncryptionByDefault": { id: "{region}" },
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": { id: "{region}" },
};

/** The ARN holds the issuer's address without its scheme. */
function providerArn({ text, fill }: FilledValues): string | undefined {
  return fill(globalArnOf("iam", `oidc-provider/${text("url")?.replace(/^https:\/\//, "") ?? "{url}"}`));
}
