import { iam } from "../../resource/resource-types.ts";
import { describeResourceRule, describeStackRule, judgeStack } from "../../testing/index.ts";
import {
  iamTrustConfusedDeputy,
  iamTrustExternalId,
  iamTrustNoWildcard,
  iamTrustOidcScoped,
  iamTrustServiceScoped,
} from "./trust.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import type { OpenIdConnectProviderArgs } from "@pulumi/aws/iam/openIdConnectProvider.js";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("iam-trust-confused-deputy", () => {
  const sagemaker = "sagemaker.amazonaws.com";
  const trust = {
    Effect: "Allow",
    Action: ["sts:AssumeRole"],
    Principal: { Service: sagemaker },
    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
  };
  const role = (change: object): Unwrap<RoleArgs> => ({
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
  });
  const message = (came: string, at = "Service") =>
    `add a condition on aws:SourceAccount or aws:SourceArn; assumeRolePolicy.Statement[0].Principal.${at} is "${came}"`;

  describeResourceRule(iamTrustConfusedDeputy, {
    compliant: { type: iam.role, props: role({}) },
    finds: {
      "a service, for whomever it asks": {
        change: role({ Condition: undefined }),
        messages: [message(sagemaker)],
      },
      "each of several services": {
        change: role({
          Condition: undefined,
          Principal: { Service: ["ec2.amazonaws.com", sagemaker, "lambda.amazonaws.com"] },
        }),
        messages: [message(sagemaker, "Service[1]"), message("lambda.amazonaws.com", "Service[2]")],
      },
      "a condition that holds without a source, where the service always says for whom it asks": {
        change: role({
          Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
          Principal: { Service: "codebuild.amazonaws.com" },
        }),
        messages: [message("codebuild.amazonaws.com")],
      },
      "a condition that holds without a source and names anybody's": {
        change: role({ Condition: { ArnLikeIfExists: { "aws:SourceArn": "arn:aws:sagemaker:*:*:*" } } }),
        messages: [message(sagemaker)],
      },
      "a source of anybody's": {
        change: role({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sagemaker:*:*:*" } } }),
        messages: [message(sagemaker)],
      },
      "a service that does say for whom it asks, as far as an environment knows": {
        change: role({ Condition: undefined, Principal: { Service: "ec2.amazonaws.com" } }),
        settings: { servicesWithoutSource: [] },
        messages: [message("ec2.amazonaws.com")],
      },
    },
    passes: {
      "a condition that holds without a source, where the service says it for some of its features only": {
        change: role({ Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } } }),
      },
      "a source of one's own": {
        change: role({
          Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:sagemaker:eu-west-1:111122223333:*" } },
        }),
      },
      "a source of the organization": {
        change: role({ Condition: { StringEquals: { "aws:SourceOrgID": "o-abc123def4" } } }),
      },
      "a service that does not say for whom it asks": {
        change: role({ Condition: undefined, Principal: { Service: "ec2.amazonaws.com" } }),
      },
      "a role instead of a service": {
        change: role({ Condition: undefined, Principal: { AWS: "arn:aws:iam::111122223333:role/ci" } }),
      },
      "an account that is known later": {
        change: {
          assumeRolePolicy: {
            Statement: [{ ...trust, Condition: { StringEquals: { "aws:SourceAccount": UNKNOWN } } }],
          },
        },
      },
      "a trust that is known later": { change: { assumeRolePolicy: UNKNOWN } },
    },
  });
});

describe("iam-trust-external-id", () => {
  const partner = "arn:aws:iam::999988887777:role/partner";
  const trust = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { AWS: partner },
    Condition: { StringEquals: { "sts:ExternalId": "d6f1c1f0" } },
  };
  const role = (change: object): Unwrap<RoleArgs> => ({
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
  });
  const own = { props: { region: "eu-west-1", allowedAccountIds: JSON.stringify(["111122223333"]) } };
  const message = (came: string, at = "AWS") =>
    `add a condition on sts:ExternalId, on aws:MultiFactorAuthPresent or on aws:PrincipalOrgID; assumeRolePolicy.Statement[0].Principal.${at} is "${came}"`;

  describeResourceRule(iamTrustExternalId, {
    compliant: { type: iam.role, props: role({}), provider: own },
    decidedBy: ["assumeRolePolicy"],
    finds: {
      "another account's role": {
        change: role({ Condition: undefined }),
        resource: { provider: own },
        messages: [message(partner)],
      },
      "other accounts, beside one's own": {
        change: role({
          Condition: undefined,
          Principal: {
            AWS: ["arn:aws:iam::111122223333:root", "arn:aws:iam::999988887777:root", "444455556666"],
          },
        }),
        resource: { provider: own },
        messages: [message("arn:aws:iam::999988887777:root", "AWS[1]"), message("444455556666", "AWS[2]")],
      },
      "a session of another account": {
        change: role({
          Condition: undefined,
          Principal: { AWS: "arn:aws:sts::999988887777:assumed-role/a/b" },
        }),
        resource: { provider: own },
        messages: [message("arn:aws:sts::999988887777:assumed-role/a/b")],
      },
      "a second factor that may be missing": {
        change: role({ Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } } }),
        resource: { provider: own },
        messages: [message(partner)],
      },
      "any account, while the provider names none as its own": {
        change: role({ Condition: undefined, Principal: { AWS: "111122223333" } }),
        resource: { provider: { props: { region: "eu-west-1" } } },
        messages: [message("111122223333")],
      },
    },
    passes: {
      "one's own account": {
        change: role({ Condition: undefined, Principal: { AWS: "arn:aws:iam::111122223333:role/ci" } }),
        resource: { provider: own },
      },
      "an account that is trusted": {
        change: role({ Condition: undefined }),
        settings: { trustedAccounts: ["999988887777"] },
      },
      "a second factor": { change: role({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }) },
      "members of the organization": {
        change: role({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123def4" } } }),
      },
      "an identity provider": {
        change: role({
          Condition: undefined,
          Action: "sts:AssumeRoleWithSAML",
          Principal: { Federated: "arn:aws:iam::999988887777:saml-provider/corp" },
        }),
      },
      "a principal that is known later": {
        change: {
          assumeRolePolicy: { Statement: [{ ...trust, Condition: {}, Principal: { AWS: UNKNOWN } }] },
        },
      },
    },
  });
});

describe("iam-trust-no-wildcard", () => {
  const trust = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "sagemaker.amazonaws.com" },
  };
  const role = (change: object): Unwrap<RoleArgs> => ({
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
  });
  const message = (came: string, at = "Principal") =>
    `name the principals that may assume the role; assumeRolePolicy.Statement[0].${at} is "${came}"`;

  describeResourceRule(iamTrustNoWildcard, {
    compliant: { type: iam.role, props: role({}) },
    finds: {
      everybody: { change: role({ Principal: "*" }), messages: [message("*")] },
      "everybody beside a role": {
        change: role({ Principal: { AWS: ["arn:aws:iam::111122223333:role/ci", "*"] } }),
        messages: [message("*", "Principal.AWS[1]")],
      },
      "any account": {
        change: role({ Principal: { AWS: "arn:aws:iam::*:root" } }),
        messages: [message("arn:aws:iam::*:root", "Principal.AWS")],
      },
      "any service": {
        change: role({ Principal: { Service: "*.amazonaws.com" } }),
        messages: [message("*.amazonaws.com", "Principal.Service")],
      },
      "any identity provider": {
        change: role({ Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: "*" } }),
        messages: [message("*", "Principal.Federated")],
      },
      "all but one": {
        change: role({ Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
        messages: [
          "use Principal instead: NotPrincipal trusts all others; assumeRolePolicy.Statement[0].NotPrincipal is an object",
        ],
      },
      "everybody at some address": {
        change: role({ Principal: "*", Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
        messages: [message("*")],
      },
      "everybody with a word that can be guessed": {
        change: role({ Principal: "*", Condition: { StringEquals: { "sts:ExternalId": "mlops" } } }),
        messages: [message("*")],
      },
      "everybody whose role is called so": {
        change: role({
          Principal: { AWS: "*" },
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ci" } },
        }),
        messages: [message("*", "Principal.AWS")],
      },
    },
    passes: {
      "everybody of an organization": {
        change: role({
          Principal: "*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123def4" } },
        }),
      },
      "a role of an account, by a condition": {
        change: role({
          Principal: { AWS: "*" },
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/ci-*" } },
        }),
      },
      "a statement that denies": { change: role({ Effect: "Deny", Principal: "*" }) },
      "a tag that everybody may set on a session": {
        change: role({ Action: "sts:TagSession", Principal: "*" }),
      },
      "a trust that is known later": { change: { assumeRolePolicy: UNKNOWN } },
    },
  });

  describeResourceRule(iamTrustNoWildcard, {
    compliant: { type: iam.role, props: { assumeRolePolicy: { Statement: [trust] } } },
    decidedBy: ["assumeRolePolicy.Statement.0.Effect", "assumeRolePolicy.Statement.0.Action"],
    finds: {
      "everybody, in a document given as an object": {
        change: { "assumeRolePolicy.Statement.0.Principal": { AWS: "*" } },
        messages: [message("*", "Principal.AWS")],
      },
    },
  });
});

describe("iam-trust-oidc-scoped", () => {
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
              assumeRolePolicy: {
                Statement: [{ ...trust, Principal: { Federated: UNKNOWN }, Condition: {} }],
              },
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
});

describe("iam-trust-service-scoped", () => {
  const trust = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { AWS: "arn:aws:iam::111122223333:role/mlops/ci" },
  };
  const role = (change: object): Unwrap<RoleArgs> => ({
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
  });
  const root = "arn:aws:iam::111122223333:root";
  const message = (came: string, at = "AWS") =>
    `name the roles of the account that may assume this one, or add a condition such as aws:PrincipalArn; assumeRolePolicy.Statement[0].Principal.${at} is "${came}"`;

  describeResourceRule(iamTrustServiceScoped, {
    compliant: { type: iam.role, props: role({}) },
    finds: {
      "an account": { change: role({ Principal: { AWS: root } }), messages: [message(root)] },
      "an account by its number, beside a role": {
        change: role({ Principal: { AWS: [trust.Principal.AWS, "111122223333"] } }),
        messages: [message("111122223333", "AWS[1]")],
      },
      "an account, at any time but some": {
        change: role({
          Principal: { AWS: root },
          Condition: {
            Bool: { "aws:SecureTransport": "true" },
            StringEquals: { "aws:PrincipalAccount": "1" },
          },
        }),
        messages: [message(root)],
      },
    },
    passes: {
      "some roles of an account": {
        change: role({
          Principal: { AWS: root },
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/mlops/*" } },
        }),
      },
      "people of an account with a second factor": {
        change: role({
          Principal: { AWS: root },
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
        }),
      },
      "a service": { change: role({ Principal: { Service: "sagemaker.amazonaws.com" } }) },
      "a statement that denies": { change: role({ Effect: "Deny", Principal: { AWS: root } }) },
      "a principal that is known later": {
        change: { assumeRolePolicy: { Statement: [{ ...trust, Principal: { AWS: UNKNOWN } }] } },
      },
    },
  });
});
