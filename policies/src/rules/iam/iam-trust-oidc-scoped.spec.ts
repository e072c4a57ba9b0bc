import type { Unwrap } from "@pulumi/pulumi";
import type { OpenIdConnectProviderArgs } from "@pulumi/aws/iam/openIdConnectProvider.js";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule, judgeStack } from "../../testing/index.ts";
import { iamTrustOidcScoped } from "./iam-trust-oidc-scoped.ts";

const github = "token.actions.githubusercontent.com";
const arn = `arn:aws:iam::111122223333:oidc-provider/${github}`;
const subject = "repo:octo-org/octo-repo:environment:prod";
const trust = {
  Effect: "Allow",
  Action: "sts:AssumeRoleWithWebIdentity",
  Principal: { Federated: arn },
  Condition: { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com", [`${github}:sub`]: subject } },
};
const text = (change: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] });
const changed = (change: object) => ({ ci: { assumeRolePolicy: text(change) } });
const ofSubject = (operator: string, ...subjects: string[]) =>
  changed({ Condition: { [operator]: { [`${github}:sub`]: subjects } } });

const todo = `add "StringEquals": {"${github}:sub": "repo:<organization>/<repository>:environment:<name>"}`;
const missing = [{ on: "ci", message: `${todo} to assumeRolePolicy.Statement[0].Condition` }];
const problem = (why: string, came: string, operator = "StringLike", index = 0) => ({
  on: "ci",
  message: `${todo}: ${why}; assumeRolePolicy.Statement[0].Condition.${operator}.${github}:sub[${index}] is "${came}"`,
});

const provider: Unwrap<OpenIdConnectProviderArgs> = {
  url: `https://${github}`,
  clientIdLists: ["sts.amazonaws.com"],
};

describeStackRule(iamTrustOidcScoped, {
  compliant: { ci: { type: iam.role, props: { assumeRolePolicy: text({}) } } },
  finds: {
    "no subject": {
      change: changed({ Condition: { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" } } }),
      findings: missing,
    },
    "no condition": { change: changed({ Condition: undefined }), findings: missing },
    "a subject that may be missing": {
      change: changed({ Condition: { StringEqualsIfExists: { [`${github}:sub`]: subject } } }),
      findings: missing,
    },
    "any subject but one": {
      change: changed({ Condition: { StringNotLike: { [`${github}:sub`]: "repo:evil/*" } } }),
      findings: missing,
    },
    "any subject": {
      change: ofSubject("StringLike", "*"),
      findings: [problem("it has no claim with a value", "*")],
    },
    "any repository of an organization, beside one": {
      change: ofSubject("StringLike", subject, "repo:octo-org/*"),
      findings: [problem("it takes in other repositories", "repo:octo-org/*", "StringLike", 1)],
    },
    "any organization": {
      change: ofSubject("ForAnyValue:StringLike", "repo:octo*/octo-repo:*"),
      findings: [
        problem("it takes in other organizations", "repo:octo*/octo-repo:*", "ForAnyValue:StringLike"),
      ],
    },
    "a claim that any repository can have": {
      change: ofSubject("StringEquals", "environment:prod"),
      findings: [
        problem('any repository can have the claim "environment"', "environment:prod", "StringEquals"),
      ],
    },
    "an enterprise's own issuer without a subject": {
      change: changed({
        Principal: { Federated: [`${arn}/octo-enterprise`] },
        Condition: { StringEquals: { [`${github}/octo-enterprise:aud`]: "sts.amazonaws.com" } },
      }),
      findings: missing,
    },
    "a provider that is created with the role": {
      with: {
        provider: { type: iam.openIdConnectProvider, props: provider },
        ci: {
          type: iam.role,
          props: {
            assumeRolePolicy: {
              Statement: [{ ...trust, Principal: { Federated: UNKNOWN }, Condition: undefined }],
            },
          },
          from: { assumeRolePolicy: ["provider"] },
        },
      },
      decidedBy: ["ci.assumeRolePolicy", "provider.url"],
      findings: missing,
    },
  },
  passes: {
    "two subjects, one of them any": {
      change: changed({
        Condition: {
          StringEquals: { [`${github}:sub`]: subject },
          StringLike: { [`${github}:sub`]: "repo:octo-org/*" },
        },
      }),
    },
    "any branch of one repository": { change: ofSubject("StringLike", "repo:octo-org/octo-repo:*") },
    "another identity provider": {
      change: changed({
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
        Condition: undefined,
      }),
    },
    "another identity provider that is created with the role": {
      with: {
        provider: { type: iam.openIdConnectProvider, props: { ...provider, url: "https://gitlab.com" } },
        ci: {
          type: iam.role,
          props: {
            assumeRolePolicy: { Statement: [{ ...trust, Principal: { Federated: UNKNOWN }, Condition: {} }] },
          },
          from: { assumeRolePolicy: ["provider"] },
        },
      },
    },
    "a service": {
      change: changed({ Action: "sts:AssumeRole", Principal: { Service: "ecs.amazonaws.com" } }),
    },
    "a statement that denies": { change: changed({ Effect: "Deny", Condition: undefined }) },
    "a condition that is known later": {
      change: {
        ci: { assumeRolePolicy: { Statement: [{ ...trust, Condition: { StringEquals: UNKNOWN } }] } },
      },
    },
  },
});

describe("iam-trust-oidc-scoped", () => {
  // Beside the variations above, because their paths may hold no keys with dots.
  test("has nothing to say about a subject that is known later", () => {
    const condition = { StringEquals: { [`${github}:sub`]: UNKNOWN } };
    for (const Federated of [arn, UNKNOWN]) {
      const statement = { ...trust, Principal: { Federated }, Condition: condition };
      const ci = { type: iam.role, props: { assumeRolePolicy: { Statement: [statement] } } };
      expect(judgeStack(iamTrustOidcScoped, { ci })).toEqual([]);
    }
  });

  test("knows GitHub by what a trust asks for, while the provider is known later", () => {
    const condition = { StringLike: { [`${github}:sub`]: ["repo:octo-org/*", UNKNOWN] } };
    const statement = { ...trust, Principal: { Federated: UNKNOWN }, Condition: condition };
    const ci = { type: iam.role, props: { assumeRolePolicy: { Statement: [statement] } } };
    expect(judgeStack(iamTrustOidcScoped, { ci })).toEqual([
      { level: "mandatory", ...problem("it takes in other repositories", "repo:octo-org/*") },
    ]);
  });
});
