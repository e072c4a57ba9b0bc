import { iam, s3, ssoadmin } from "../../resource/resource-types.ts";
import { describeResourceRule, describeStackRule, judge } from "../../testing/index.ts";
import {
  iamKmsDecryptScoped,
  iamNoAdmin,
  iamNoAdminManagedPolicy,
  iamNoStarAction,
  iamNoUserPolicies,
  iamPassroleScoped,
  iamPolicySize,
} from "./policies.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { RolePolicyAttachmentArgs } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { permissionsBoundaryTag } from "@mlops/aws";
import type { Unwrap } from "@pulumi/pulumi";

describe("iam-kms-decrypt-scoped", () => {
  const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const decrypt = { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: [key] };
  const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const changed = (change: object) => ({ train: { policy: text({ ...decrypt, ...change }) } });
  const finding = (came: string, at = "policy.Statement[0].Resource") => [
    {
      on: "train",
      message: `name the keys that may decrypt, or those of one account and region; ${at} is "${came}"`,
    },
  ];

  describeStackRule(iamKmsDecryptScoped, {
    compliant: {
      train: { type: iam.rolePolicy, props: { role: "train", policy: text(decrypt) } },
      boundary: { type: iam.policy, props: { policy: text({ ...decrypt, Resource: "*" }) } },
      role: {
        type: iam.role,
        props: { permissionsBoundary: UNKNOWN },
        from: { permissionsBoundary: ["boundary"] },
      },
    },
    finds: {
      "any key": { change: changed({ Resource: "*" }), findings: finding("*") },
      "any key of any account": {
        change: changed({ Resource: [key, "arn:aws:kms:eu-west-1:*:key/*"] }),
        findings: finding("arn:aws:kms:eu-west-1:*:key/*", "policy.Statement[0].Resource[1]"),
      },
      "any key of any region": {
        change: changed({ Resource: "arn:aws:kms:eu-*:111122223333:key/*" }),
        findings: finding("arn:aws:kms:eu-*:111122223333:key/*"),
      },
      "any key but one": {
        change: changed({ Resource: undefined, NotResource: key }),
        findings: finding(key, "policy.Statement[0].NotResource"),
      },
      "any key through a service, as AWS' own control has it": {
        change: changed({
          Resource: "*",
          Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
        }),
        findings: finding("*"),
      },
      "any key to read from again": {
        change: changed({ Action: "kms:ReEncrypt*", Resource: "*" }),
        findings: finding("*"),
      },
      "any key, in a document given as an object": {
        change: { train: { policy: { Statement: [{ ...decrypt, Resource: ["*"] }] } } },
        findings: finding("*", "policy.Statement[0].Resource[0]"),
      },
    },
    passes: {
      "any key of one account and region": {
        change: changed({ Resource: "arn:aws:kms:eu-west-1:111122223333:key/*" }),
      },
      "encryption with any key": { change: changed({ Action: "kms:Encrypt", Resource: "*" }) },
      "what another statement takes away": {
        change: {
          train: {
            policy: text(
              { ...decrypt, Action: "kms:*", Resource: "*" },
              { Effect: "Deny", Action: ["kms:Decrypt", "kms:ReEncrypt*"], Resource: "*" },
            ),
          },
        },
      },
      "a statement that denies": { change: changed({ Effect: "Deny", Resource: "*" }) },
      "a key that is known later": {
        change: { train: { policy: { Statement: [{ ...decrypt, Resource: [UNKNOWN] }] } } },
      },
    },
  });
});

describe("iam-no-admin", () => {
  const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::mlops-data/*" };
  const admin = { Effect: "Allow", Action: "*", Resource: "*" };
  const text = (...statements: object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [read, ...statements] });
  const changed = (change: object) => ({ train: { policy: text({ ...admin, ...change }) } });
  const message = (came: string, at = "policy.Statement[1].Action") =>
    `name the actions and resources that are needed; ${at} is "${came}"`;

  describeStackRule(iamNoAdmin, {
    compliant: {
      train: { type: iam.rolePolicy, props: { role: "train", policy: text() } },
      cap: { type: iam.policy, props: { policy: text(admin), arn: UNKNOWN } },
      role: {
        type: iam.role,
        props: { inlinePolicies: [{ name: "read", policy: text() }], permissionsBoundary: UNKNOWN },
        from: { permissionsBoundary: ["cap"] },
      },
    },
    finds: {
      "every action on every resource": {
        change: changed({}),
        findings: [{ on: "train", message: message("*") }],
      },
      "every action, however it is written": {
        change: changed({
          Action: ["s3:Get*", "*:*", "**"],
          Resource: ["arn:aws:s3:::mlops-data", "arn:aws:*"],
        }),
        findings: [
          { on: "train", message: message("*:*", "policy.Statement[1].Action[1]") },
          { on: "train", message: message("**", "policy.Statement[1].Action[2]") },
        ],
      },
      "every action over identities": {
        change: changed({ Action: "IAM:*", Resource: "arn:aws:iam::111122223333:*" }),
        findings: [{ on: "train", message: message("IAM:*") }],
      },
      "every action but some": {
        change: changed({ Action: undefined, NotAction: "aws-portal:*" }),
        findings: [{ on: "train", message: message("aws-portal:*", "policy.Statement[1].NotAction") }],
      },
      "every action on every resource but some": {
        change: changed({ Resource: undefined, NotResource: "arn:aws:s3:::mlops-logs" }),
        findings: [{ on: "train", message: message("*") }],
      },
      "every action under a condition": {
        change: changed({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
        findings: [{ on: "train", message: message("*") }],
      },
      "every action in an inline policy, and in one for many accounts": {
        with: { set: { type: ssoadmin.permissionSetInlinePolicy, props: { inlinePolicy: text(admin) } } },
        change: { role: { "inlinePolicies.0.policy": text(admin) } },
        decidedBy: ["set.inlinePolicy"],
        findings: [
          { on: "role", message: message("*", "inlinePolicies[0].policy.Statement[1].Action") },
          { on: "set", message: message("*", "inlinePolicy.Statement[1].Action") },
        ],
      },
      "a policy that would be a boundary if anybody had it": {
        without: ["role"],
        decidedBy: ["cap.policy"],
        findings: [{ on: "cap", message: message("*") }],
      },
    },
    passes: {
      "every action on named resources": { change: changed({ Resource: "arn:aws:s3:::mlops-data/*" }) },
      "every action of a service": { change: changed({ Action: "s3:*" }) },
      "every action over identities on what belongs to others": {
        change: changed({ Action: "iam:*", Resource: "arn:aws:s3:::*" }),
      },
      "every action but those of the service that counts": {
        change: changed({ Action: undefined, NotAction: "iam:*" }),
      },
      "a statement that denies": { change: changed({ Effect: "Deny" }) },
      "resources that are known later": {
        change: { train: { policy: { Statement: [{ ...admin, Resource: UNKNOWN }] } } },
      },
      "a policy that is known later": { change: { train: { policy: UNKNOWN } } },
    },
  });
});

describe("iam-no-admin-managed-policy", () => {
  const own = "arn:aws:iam::111122223333:policy/mlops/AdministratorAccess";
  const aws = (name: string, partition = "aws") => `arn:${partition}:iam::aws:policy/${name}`;
  const message = (at: string, arn: string) =>
    `attach a policy of your own that names what is needed; ${at} is "${arn}"`;

  const attachment: Unwrap<RolePolicyAttachmentArgs> = { role: "train", policyArn: own };

  describe.each([
    [iam.rolePolicyAttachment, "policyArn"],
    [iam.userPolicyAttachment, "policyArn"],
    [iam.groupPolicyAttachment, "policyArn"],
    [iam.policyAttachment, "policyArn"],
    [ssoadmin.managedPolicyAttachment, "managedPolicyArn"],
  ])("%s", (type, property) => {
    describeResourceRule(iamNoAdminManagedPolicy, {
      compliant: { type, props: { ...attachment, [property]: own } },
      finds: {
        "an administrator's policy": {
          change: { [property]: aws("AdministratorAccess") },
          messages: [message(property, aws("AdministratorAccess"))],
        },
        "a policy over all identities, in another partition": {
          change: { [property]: aws("IAMFullAccess", "aws-cn") },
          messages: [message(property, aws("IAMFullAccess", "aws-cn"))],
        },
        "a policy that is told not to be attached": {
          change: { [property]: aws("job-function/ViewOnlyAccess") },
          settings: { policies: ["ViewOnlyAccess"] },
          messages: [message(property, aws("job-function/ViewOnlyAccess"))],
        },
      },
      passes: {
        "another policy of AWS": { change: { [property]: aws("ReadOnlyAccess") } },
        "a policy that is known later": { change: { [property]: UNKNOWN } },
      },
    });
  });

  describe.each([
    [iam.rolePolicyAttachmentsExclusive, "policyArns"],
    [iam.userPolicyAttachmentsExclusive, "policyArns"],
    [iam.groupPolicyAttachmentsExclusive, "policyArns"],
    [iam.role, "managedPolicyArns"],
  ])("%s", (type, property) => {
    describeResourceRule(iamNoAdminManagedPolicy, {
      compliant: { type, props: { [property]: [own] } },
      finds: {
        "one policy of several that gives too much": {
          change: { [property]: [own, UNKNOWN, aws("PowerUserAccess")] },
          messages: [message(`${property}[2]`, aws("PowerUserAccess"))],
        },
      },
      passes: { "no policies": { change: { [property]: ABSENT } } },
    });
  });
});

describe("iam-no-star-action", () => {
  const read = { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::mlops-data/*"] };
  const text = (...statements: object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [read, ...statements] });
  const allowing = (action: unknown) => ({ train: { policy: text({ ...read, Action: action }) } });
  const message = (came: string, at = "policy.Statement[1].Action") =>
    `name the actions that are needed; ${at} is "${came}"`;

  describeStackRule(iamNoStarAction, {
    compliant: {
      train: { type: iam.rolePolicy, props: { role: "train", policy: text() } },
      cap: { type: iam.policy, props: { policy: text({ ...read, Action: "s3:*" }), arn: UNKNOWN } },
      role: {
        type: iam.role,
        props: { inlinePolicies: [{ name: "read", policy: text() }], permissionsBoundary: UNKNOWN },
        from: { permissionsBoundary: ["cap"] },
      },
      boundary: {
        type: iam.policy,
        props: {
          policy: text({ ...read, Action: "s3:*" }),
          tags: { [permissionsBoundaryTag.key]: permissionsBoundaryTag.value },
        },
      },
    },
    finds: {
      "a policy that is only called a boundary": {
        change: { boundary: { tags: { Name: permissionsBoundaryTag.value } } },
        decidedBy: ["boundary.policy"],
        findings: [{ on: "boundary", message: message("s3:*") }],
      },
      "every action": { change: allowing("*"), findings: [{ on: "train", message: message("*") }] },
      "every action of a service, however it is written": {
        change: allowing(["s3:*", "s3:Get*", "sagemaker:**", "*:*", "sqs:?*"]),
        findings: [
          { on: "train", message: message("s3:*", "policy.Statement[1].Action[0]") },
          { on: "train", message: message("sagemaker:**", "policy.Statement[1].Action[2]") },
          { on: "train", message: message("*:*", "policy.Statement[1].Action[3]") },
          { on: "train", message: message("sqs:?*", "policy.Statement[1].Action[4]") },
        ],
      },
      "a statement that is not in a list": {
        change: { train: { policy: JSON.stringify({ Statement: { ...read, Action: "kms:*" } }) } },
        findings: [{ on: "train", message: message("kms:*", "policy.Statement.Action") }],
      },
      "every action but some": {
        change: { train: { policy: text({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }) } },
        findings: [
          {
            on: "train",
            message:
              'use Action instead: NotAction allows all others; policy.Statement[1].NotAction is "iam:*"',
          },
        ],
      },
      "every action beside what is known later": {
        change: {
          train: {
            policy: {
              Statement: [UNKNOWN, { Effect: "Allow", Action: [UNKNOWN, "logs:*"], Resource: UNKNOWN }],
            },
          },
        },
        findings: [{ on: "train", message: message("logs:*", "policy.Statement[1].Action[1]") }],
      },
      "every action in an inline policy, and in one for many accounts": {
        with: {
          set: {
            type: ssoadmin.permissionSetInlinePolicy,
            props: { inlinePolicy: text({ ...read, Action: "*" }) },
          },
        },
        change: { role: { "inlinePolicies.0.policy": text({ ...read, Action: "*" }) } },
        decidedBy: ["set.inlinePolicy"],
        findings: [
          { on: "role", message: message("*", "inlinePolicies[0].policy.Statement[1].Action") },
          { on: "set", message: message("*", "inlinePolicy.Statement[1].Action") },
        ],
      },
      "a policy that would be a boundary if anybody had it": {
        without: ["role"],
        decidedBy: ["cap.policy"],
        findings: [{ on: "cap", message: message("s3:*") }],
      },
    },
    passes: {
      "a prefix of actions": { change: allowing(["s3:Get*", "s3:*Object"]) },
      "a statement that denies": {
        change: { train: { policy: text({ Effect: "Deny", Action: "*", Resource: "*" }) } },
      },
      "an effect that is known later": {
        change: { train: { policy: { Statement: [{ Effect: UNKNOWN, Action: "*", Resource: "*" }] } } },
      },
      "a policy that is known later": { change: { train: { policy: UNKNOWN } } },
      "a text that is no policy": { change: { train: { policy: "see the wiki" } } },
    },
  });

  describe.each([iam.userPolicy, iam.groupPolicy, iam.policy])("%s", (type) => {
    describeStackRule(iamNoStarAction, {
      compliant: { given: { type, props: { policy: text() } } },
      finds: {
        "every action in a document given as an object": {
          change: { given: { policy: { Statement: [read, { ...read, Action: ["logs:*"] }] } } },
          findings: [{ on: "given", message: message("logs:*", "policy.Statement[1].Action[0]") }],
        },
      },
      passes: {},
    });
  });
});

describe("iam-no-user-policies", () => {
  const onRole = "give the rights to a role that the user assumes, or to a group";
  const noKeys = "let the user assume a role: long-lived credentials leak";

  describe.each([
    [iam.policyAttachment, "users"],
    [iam.userPoliciesExclusive, "policyNames"],
    [iam.userPolicyAttachmentsExclusive, "policyArns"],
  ])("%s", (type, list) => {
    describeResourceRule(iamNoUserPolicies, {
      compliant: { type, props: { [list]: [] } },
      finds: {
        "a policy of a user's own": {
          change: { [list]: ["one"] },
          messages: [`${onRole}; ${list} is a list of 1`],
        },
        "policies that are known later": {
          change: { [list]: [UNKNOWN, UNKNOWN] },
          messages: [`${onRole}; ${list} is a list of 2`],
        },
      },
      passes: { "a list that is known later": { change: { [list]: UNKNOWN } } },
    });
  });

  describe("iam-no-user-policies", () => {
    test.each([
      [iam.userPolicy, onRole],
      [iam.userPolicyAttachment, onRole],
      [iam.accessKey, noKeys],
      [iam.serviceSpecificCredential, noKeys],
    ])("finds every %s, whatever it says", (type, message) => {
      for (const props of [{}, { user: UNKNOWN }, { user: "ada", policy: "{}" }]) {
        expect(judge(iamNoUserPolicies, { type, props })).toEqual([{ level: "mandatory", message }]);
      }
    });

    test("has nothing to say about users and groups as such", () => {
      for (const type of [iam.user, iam.group, iam.groupPolicy, iam.groupPolicyAttachment]) {
        expect(judge(iamNoUserPolicies, { type, props: { user: "ada", users: ["ada"] } })).toEqual([]);
      }
    });
  });
});

describe("iam-passrole-scoped", () => {
  const jobRole = "arn:aws:iam::111122223333:role/mlops/training-job";
  const pass = {
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [jobRole],
    Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
  };
  const statement = (change: object) => ({ policy: JSON.stringify({ Statement: { ...pass, ...change } }) });
  const anyRole = (at: string, came: string) =>
    `name the roles that iam:PassRole may pass; ${at} is "${came}"`;
  const anyService = 'add "StringEquals": {"iam:PassedToService": "<service>"} to policy.Statement.Condition';

  describeResourceRule(iamPassroleScoped, {
    compliant: { type: iam.rolePolicy, props: statement({}) },
    finds: {
      "any role": {
        change: statement({ Resource: "*" }),
        messages: [anyRole("policy.Statement.Resource", "*")],
      },
      "any role of an account, of some accounts, or of a service's own": {
        change: statement({
          Resource: [
            jobRole,
            "arn:aws:iam::111122223333:role/*",
            "arn:aws:iam::1111*",
            "arn:*:iam::*:role/?*",
          ],
        }),
        messages: [
          anyRole("policy.Statement.Resource[1]", "arn:aws:iam::111122223333:role/*"),
          anyRole("policy.Statement.Resource[2]", "arn:aws:iam::1111*"),
          anyRole("policy.Statement.Resource[3]", "arn:*:iam::*:role/?*"),
        ],
      },
      "any role but some": {
        change: statement({ Resource: undefined, NotResource: jobRole }),
        messages: [
          `name the roles in Resource: NotResource allows all others; policy.Statement.NotResource is "${jobRole}"`,
        ],
      },
      "any service": { change: statement({ Condition: undefined }), messages: [anyService] },
      "any service that is not a certain one": {
        change: statement({ Condition: { StringNotEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } }),
        messages: [anyService],
      },
      "no service at all": {
        change: statement({
          Condition: { StringEqualsIfExists: { "iam:PassedToService": "ec2.amazonaws.com" } },
        }),
        messages: [anyService],
      },
      "a condition about something else": {
        change: statement({ Condition: { StringEquals: { "aws:ResourceTag/Owner": "nlp" } } }),
        messages: [anyService],
      },
      "a condition that any service fulfils": {
        change: statement({
          Condition: { StringLike: { "iam:PassedToService": ["sagemaker.amazonaws.com", "*"] } },
        }),
        messages: [anyService],
      },
      "any role to any service": {
        change: statement({ Resource: "*", Condition: undefined }),
        messages: [anyRole("policy.Statement.Resource", "*"), anyService],
      },
      "patterns that take in iam:PassRole": {
        change: statement({ Action: ["iam:Get*", "IAM:pass*"], Resource: "*" }),
        messages: [anyRole("policy.Statement.Resource", "*")],
      },
      "an exclusion that leaves in iam:PassRole": {
        change: statement({ Action: undefined, NotAction: "s3:*", Resource: "*" }),
        messages: [anyRole("policy.Statement.Resource", "*")],
      },
    },
    passes: {
      "roles of one path or prefix": {
        change: statement({
          Resource: ["arn:aws:iam::111122223333:role/mlops/*", "arn:aws:iam::*:role/mlops-*"],
        }),
      },
      "a condition key in another case": {
        change: statement({
          Condition: { StringLike: { "IAM:passedtoservice": "sagemaker.amazonaws.com" } },
        }),
      },
      "other actions on any resource": {
        change: statement({ Action: "s3:GetObject", Resource: "*", Condition: undefined }),
      },
      "an exclusion of iam:PassRole": {
        change: statement({ Action: undefined, NotAction: "iam:*", Resource: "*", Condition: undefined }),
      },
      "a statement that denies": {
        change: statement({ Effect: "Deny", Resource: "*", Condition: undefined }),
      },
      "a policy that is known later": { change: { policy: UNKNOWN } },
      "a role and a service that are known later": {
        change: {
          policy: {
            Statement: [
              { ...pass, Resource: UNKNOWN, Condition: { StringEquals: { "iam:PassedToService": UNKNOWN } } },
            ],
          },
        },
      },
      "a condition that is known later": {
        change: { policy: { Statement: [{ ...pass, Condition: UNKNOWN }] } },
      },
      "an operator that is known later": {
        change: { policy: { Statement: [{ ...pass, Condition: { StringEquals: UNKNOWN } }] } },
      },
    },
  });

  describeResourceRule(iamPassroleScoped, {
    compliant: { type: iam.policy, props: { policy: { Statement: [pass] } } },
    decidedBy: ["policy.Statement.0.Effect", "policy.Statement.0.Action"],
    finds: {
      "any role, in a document given as an object": {
        change: { "policy.Statement.0.Resource": ["*"] },
        messages: [anyRole("policy.Statement[0].Resource[0]", "*")],
      },
    },
  });
});

describe("iam-policy-size", () => {
  const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
  const repeated = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
  const text = (Statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement });
  const message = (what: string, came: string) =>
    `split the policy, or name the services of its actions: no rule reads one with more than ${what}; ${came}`;

  describeResourceRule(iamPolicySize, {
    compliant: { type: iam.rolePolicy, props: { role: "train", policy: text(repeated(100, statement)) } },
    finds: {
      "more statements than services take": {
        change: { policy: text(repeated(376, statement)) },
        messages: [message("1500 values", "policy.Statement is a list of 376")],
      },
      "more actions than services take": {
        change: { policy: text({ ...statement, Action: repeated(12_000, "s*:*a*") }) },
        messages: [message("1500 values", "policy.Statement is an object")],
      },
      "more actions of any service than are compared": {
        change: { policy: text([{ ...statement, Action: repeated(21, "*:Get*") }]) },
        messages: [message("20 actions of any service", "policy.Statement is a list of 1")],
      },
      "a text that no API takes": {
        change: { policy: "x".repeat(131_073) },
        messages: [message("131072 characters", `policy is "${"x".repeat(79)}…"`)],
      },
    },
  });

  describeResourceRule(iamPolicySize, {
    compliant: {
      type: iam.role,
      props: {
        assumeRolePolicy: text({ ...statement, Action: "sts:AssumeRole" }),
        inlinePolicies: [{ name: "read", policy: text(statement) }],
      },
    },
    finds: {
      "who may assume a role": {
        change: { assumeRolePolicy: text(repeated(376, statement)) },
        messages: [message("1500 values", "assumeRolePolicy.Statement is a list of 376")],
      },
      "an inline policy": {
        change: { "inlinePolicies.0.policy": text(repeated(376, statement)) },
        messages: [message("1500 values", "inlinePolicies[0].policy.Statement is a list of 376")],
      },
    },
  });

  describeResourceRule(iamPolicySize, {
    compliant: { type: s3.bucketPolicy, props: { bucket: "data", policy: text(statement) } },
    finds: {
      "the policy of a resource": {
        change: { policy: text(repeated(376, statement)) },
        messages: [message("1500 values", "policy.Statement is a list of 376")],
      },
    },
  });
});
