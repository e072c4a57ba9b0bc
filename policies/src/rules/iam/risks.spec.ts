import { capabilityBudgets } from "../../iam/capability-budgets.ts";
import { credentialActions, exfiltrationActions } from "../../iam/risks/exposure.ts";
import { escalations } from "../../iam/risks/privilege-escalation.ts";
import { iam } from "../../resource/resource-types.ts";
import { describeStackRule, judgeStack } from "../../testing/index.ts";
import {
  iamNoCredentialExposure,
  iamNoDataExfiltration,
  iamNoPermissionsManagement,
  iamNoPrivilegeEscalation,
  iamRoleActionBudget,
  iamWriteResourceScoped,
} from "./risks.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("iam-no-credential-exposure", () => {
  const assume = {
    Effect: "Allow",
    Action: ["sts:AssumeRole"],
    Resource: ["arn:aws:iam::444455556666:role/mlops/deploy"],
  };
  const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const changed = (change: object) => ({ delivery: { policy: text({ ...assume, ...change }) } });
  const finding = (actions: string, came: string, at = "policy.Statement[0].Resource") => [
    {
      on: "delivery",
      message: `name the resources of ${actions}: it answers with credentials; ${at} is "${came}"`,
    },
  ];

  describeStackRule(iamNoCredentialExposure, {
    compliant: { delivery: { type: iam.rolePolicy, props: { role: "delivery", policy: text(assume) } } },
    finds: {
      "any role": { change: changed({ Resource: "*" }), findings: finding("sts:AssumeRole", "*") },
      "any role of an account": {
        change: changed({ Resource: ["arn:aws:iam::444455556666:role/*"] }),
        findings: finding(
          "sts:AssumeRole",
          "arn:aws:iam::444455556666:role/*",
          "policy.Statement[0].Resource[0]",
        ),
      },
      "a pattern that takes in credentials": {
        change: changed({ Action: "iam:*Credential", Resource: "*" }),
        findings: finding("iam:CreateServiceSpecificCredential and iam:ResetServiceSpecificCredential", "*"),
      },
    },
    passes: {
      "credentials that IAM gives for any resource only": {
        change: changed({ Action: ["ecr:GetAuthorizationToken", "sts:GetSessionToken"], Resource: "*" }),
      },
      "any role with a tag": {
        change: changed({ Resource: "*", Condition: { StringEquals: { "aws:ResourceTag/Team": "nlp" } } }),
      },
      "a role that is known later": {
        change: { delivery: { policy: { Statement: [{ ...assume, Resource: UNKNOWN }] } } },
      },
      "a statement that denies": { change: changed({ Effect: "Deny", Resource: "*" }) },
    },
  });

  describe("iam-no-credential-exposure", () => {
    test("knows each action once", () => {
      const names = credentialActions.map(({ action }) => action);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    });

    test.each(credentialActions.map((one) => [one.action, one] as const))(
      "finds %s on any of its kind",
      (action, { kind }) => {
        const any = `arn:aws:${kind?.service}:*:*:${kind?.prefix}*`;
        const policy = text({ Effect: "Allow", Action: action, Resource: any });
        const found = judgeStack(iamNoCredentialExposure, {
          one: { type: iam.policy, props: { policy } },
        });
        expect(found.map(({ message }) => message)).toEqual([
          `name the resources of ${action}: it answers with credentials; policy.Statement[0].Resource is "${any}"`,
        ]);
      },
    );
  });
});

describe("iam-no-data-exfiltration", () => {
  const read = { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::mlops-data/*"] };
  const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const changed = (change: object) => ({ train: { policy: text({ ...read, ...change }) } });
  const finding = (actions: string, came: string, at = "policy.Statement[0].Resource") => [
    {
      on: "train",
      message: `name the resources of ${actions}: it reads whatever there is; ${at} is "${came}"`,
    },
  ];

  describeStackRule(iamNoDataExfiltration, {
    compliant: { train: { type: iam.rolePolicy, props: { role: "train", policy: text(read) } } },
    finds: {
      "every object": { change: changed({ Resource: "*" }), findings: finding("s3:GetObject", "*") },
      "every object of every bucket": {
        change: changed({ Action: "s3:Get*", Resource: ["arn:aws:s3:::mlops-data/*", "arn:aws:s3:::*/*"] }),
        findings: finding(
          "s3:GetObject and s3:GetObjectVersion",
          "arn:aws:s3:::*/*",
          "policy.Statement[0].Resource[1]",
        ),
      },
      "every secret of an account": {
        change: changed({
          Action: "secretsmanager:GetSecretValue",
          Resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*",
        }),
        findings: finding(
          "secretsmanager:GetSecretValue",
          "arn:aws:secretsmanager:eu-west-1:111122223333:secret:*",
        ),
      },
      "every parameter": {
        change: changed({ Action: "ssm:GetParameter*", Resource: "arn:aws:ssm:*:*:parameter/*" }),
        findings: finding(
          "ssm:GetParameter, ssm:GetParameterHistory, ssm:GetParameters and 1 more",
          "arn:aws:ssm:*:*:parameter/*",
        ),
      },
    },
    passes: {
      "parameters of a path": {
        change: changed({ Action: "ssm:GetParameter*", Resource: "arn:aws:ssm:*:*:parameter/mlops/*" }),
      },
      "every object of one account": {
        change: changed({
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
        }),
      },
      "a list of every bucket": { change: changed({ Action: "s3:ListAllMyBuckets", Resource: "*" }) },
      "a bucket that is known later": {
        change: { train: { policy: { Statement: [{ ...read, Resource: [UNKNOWN] }] } } },
      },
      "a statement that denies": { change: changed({ Effect: "Deny", Resource: "*" }) },
    },
  });

  describe("iam-no-data-exfiltration", () => {
    test("knows each action once", () => {
      const names = exfiltrationActions.map(({ action }) => action);
      expect(names).toEqual([...new Set(names)]);
    });
  });
});

describe("iam-no-permissions-management", () => {
  const grant = {
    Effect: "Allow",
    Action: ["kms:CreateGrant"],
    Resource: ["arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
  };
  const interfaces = {
    Effect: "Allow",
    Action: ["ec2:CreateNetworkInterfacePermission", "ec2:DescribeVpcs"],
    Resource: "*",
  };
  const text = (...statements: object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [interfaces, ...statements] });
  const changed = (change: object) => ({ train: { policy: text({ ...grant, ...change }) } });
  const finding = (actions: string, came: string, at = "policy.Statement[1].Resource") => [
    { on: "train", message: `name the resources of ${actions}: it manages permissions; ${at} is "${came}"` },
  ];

  describeStackRule(iamNoPermissionsManagement, {
    compliant: { train: { type: iam.rolePolicy, props: { role: "train", policy: text(grant) } } },
    finds: {
      "grants for any key": { change: changed({ Resource: "*" }), findings: finding("kms:CreateGrant", "*") },
      "policies of any bucket": {
        change: changed({ Action: "s3:*BucketPolicy", Resource: ["arn:aws:s3:::*"] }),
        findings: finding(
          "s3:DeleteBucketPolicy and s3:PutBucketPolicy",
          "arn:aws:s3:::*",
          "policy.Statement[1].Resource[0]",
        ),
      },
      "actions that no environment needs on any resource": {
        settings: { neededOnAnyResource: [] },
        decidedBy: ["train.policy"],
        findings: finding("ec2:CreateNetworkInterfacePermission", "*", "policy.Statement[0].Resource"),
      },
    },
    passes: {
      "grants for services only": {
        change: changed({ Resource: "*", Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } }),
      },
      "permissions that AWS has for any resource only": {
        change: changed({ Action: "logs:PutResourcePolicy", Resource: "*" }),
      },
      "any bucket that is changed without its permissions": {
        change: changed({ Action: "s3:PutObject", Resource: "*" }),
      },
      "a key that is known later": {
        change: { train: { policy: { Statement: [interfaces, { ...grant, Resource: UNKNOWN }] } } },
      },
    },
  });
});

describe("iam-no-privilege-escalation", () => {
  const jobRole = "arn:aws:iam::111122223333:role/mlops/job";
  const pass = { Effect: "Allow", Action: "iam:PassRole", Resource: jobRole };
  const run = { Effect: "Allow", Action: "ec2:RunInstances", Resource: "*" };
  const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const change = (...statements: object[]) => ({ launch: { policy: text(...statements) } });
  const message = (what: string) => `name the resources of ${what}: on any they give more rights`;
  const passAndRun = message("iam:PassRole + ec2:RunInstances (kics:30b88745)");
  const passOn = (service: string) => ({ StringEquals: { "iam:PassedToService": service } });

  describeStackRule(iamNoPrivilegeEscalation, {
    compliant: {
      launcher: { type: iam.role, props: { name: "launcher" } },
      launch: {
        type: iam.rolePolicy,
        props: { role: UNKNOWN, policy: text(pass, run) },
        from: { role: ["launcher"] },
      },
    },
    finds: {
      "a role that may write its own policies": {
        change: change({ Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" }),
        findings: [{ on: "launch", message: message("iam:PutRolePolicy (kics:eb64f1e9)") }],
      },
      "any role of the account": {
        change: change({
          Effect: "Allow",
          Action: "iam:Attach*",
          Resource: "arn:aws:iam::111122223333:role/*",
        }),
        findings: [{ on: "launch", message: message("iam:AttachRolePolicy (kics:f465fff1)") }],
      },
      "actions that give more rights together": {
        change: change({ ...pass, Resource: "*" }, run),
        findings: [{ on: "launch", message: passAndRun }],
      },
      "any role passed to the very service": {
        change: change({ ...pass, Resource: "*", Condition: passOn("ec2.amazonaws.com") }, run),
        findings: [{ on: "launch", message: passAndRun }],
      },
      "every action": {
        change: change({ Effect: "Allow", Action: "*", Resource: "*" }),
        findings: [
          {
            on: "launch",
            message: message(
              `iam:CreatePolicyVersion (kics:ee49557d), iam:SetDefaultPolicyVersion (kics:118281d0), iam:CreateAccessKey (kics:5b4d4aee) and ${escalations.length - 3} more`,
            ),
          },
        ],
      },
      "policies of a role that give more rights together": {
        with: {
          passing: {
            type: iam.policy,
            props: { policy: text({ ...pass, Resource: "*" }), arn: UNKNOWN },
          },
          attachment: {
            type: iam.rolePolicyAttachment,
            props: { role: "launcher", policyArn: UNKNOWN },
            from: { policyArn: ["passing"] },
          },
        },
        decidedBy: ["passing.policy", "attachment.role", "launcher.name", "launch.policy"],
        findings: [{ on: "launcher", message: `${passAndRun}, its policies taken together` }],
      },
    },
    passes: {
      "any role passed to another service": {
        change: change({ ...pass, Resource: "*", Condition: passOn("sagemaker.amazonaws.com") }, run),
      },
      "roles of a path": {
        change: change({
          Effect: "Allow",
          Action: "iam:PutRolePolicy",
          Resource: "arn:aws:iam::*:role/mlops/*",
        }),
      },
      "what another statement takes away": {
        change: change(
          { Effect: "Allow", Action: "iam:Put*", Resource: "*" },
          { Effect: "Deny", Action: "iam:*", Resource: "*" },
        ),
      },
      "a role that is known later": {
        change: { launch: { policy: { Statement: [{ ...pass, Resource: UNKNOWN }, run] } } },
      },
      "a policy of another role": {
        with: {
          other: { type: iam.role, props: { name: "other" } },
          passing: {
            type: iam.rolePolicy,
            props: { role: UNKNOWN, policy: text({ ...pass, Resource: "*" }) },
            from: { role: ["other"] },
          },
        },
      },
    },
  });

  describe("iam-no-privilege-escalation", () => {
    test("knows KICS' nineteen queries, each once", () => {
      const ids = iamNoPrivilegeEscalation.mapping.kics ?? [];
      expect([ids.length, new Set(ids).size]).toEqual([19, 19]);
    });

    test("knows each escalation once", () => {
      const names = escalations.map(({ actions }) => actions.map(({ action }) => action).join(" + "));
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    });

    test.each(escalations.map((one) => [one.source, one] as const))("finds %s", (source, { actions }) => {
      const policy = text({ Effect: "Allow", Action: actions.map(({ action }) => action), Resource: "*" });
      const found = judgeStack(iamNoPrivilegeEscalation, {
        one: { type: iam.policy, props: { policy } },
      });
      expect(
        found.map(({ message: said }) => said.includes(`(${source})`) || said.includes(" more:")),
      ).toEqual([true]);
    });

    test.each(escalations.map((one) => [one.source, one] as const))(
      "takes every action of %s for needed",
      (source, { actions }) => {
        for (const { action } of actions) {
          const others = actions.filter((other) => other.action !== action).map((other) => other.action);
          const policy = text({ Effect: "Allow", Action: others, Resource: "*" });
          const found = judgeStack(iamNoPrivilegeEscalation, {
            one: { type: iam.policy, props: { policy } },
          });
          expect(found.filter(({ message: said }) => said.includes(`(${source})`))).toEqual([]);
        }
      },
    );
  });
});

describe("iam-role-action-budget", () => {
  const invoke = { Effect: "Allow", Action: ["sagemaker:InvokeEndpoint"], Resource: "*" };
  const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const changed = (change: object) => ({ invoke: { policy: text({ ...invoke, ...change }) } });
  const message = (came: string, at = "policy.Statement[0].Action[0]", capability = "invoker") =>
    `take away what the capability ${capability} does not need; ${at} is "${came}"`;
  const role: Unwrap<RoleArgs> = { assumeRolePolicy: "{}", name: "scorer", tags: { Capability: "invoker" } };
  const attachment = (policyArn: string, ...from: string[]) => ({
    type: iam.rolePolicyAttachment,
    props: { role: "scorer", policyArn },
    ...(from.length > 0 && { from: { policyArn: from } }),
  });

  describeStackRule(iamRoleActionBudget, {
    decidedBy: ["scorer.name", "scorer.tags.Capability"],
    compliant: {
      scorer: { type: iam.role, props: role },
      invoke: {
        type: iam.rolePolicy,
        props: { role: UNKNOWN, policy: text(invoke) },
        from: { role: ["scorer"] },
      },
      other: { type: iam.role, props: { name: "other" } },
      everything: {
        type: iam.rolePolicy,
        props: { role: UNKNOWN, policy: text({ ...invoke, Action: "sagemaker:*" }) },
        from: { role: ["other"] },
      },
    },
    finds: {
      "an action that the capability does not need": {
        change: changed({ Action: ["sagemaker:DeleteEndpoint"] }),
        findings: [{ on: "invoke", message: message("sagemaker:DeleteEndpoint") }],
      },
      "a pattern that takes in more than the capability needs": {
        change: changed({ Action: ["sagemaker:Invoke*", "kms:GenerateDataKeyPair*", "kms:Generate*"] }),
        findings: [
          { on: "invoke", message: message("sagemaker:Invoke*") },
          { on: "invoke", message: message("kms:Generate*", "policy.Statement[0].Action[2]") },
        ],
      },
      "every action but some": {
        change: changed({ Action: undefined, NotAction: "iam:*" }),
        findings: [{ on: "invoke", message: message("iam:*", "policy.Statement[0].NotAction") }],
      },
      "an action that none of several capabilities needs": {
        change: {
          scorer: { "tags.Capability": "invoker + release-trigger" },
          ...changed({ Action: "s3:PutObject" }),
        },
        findings: [
          {
            on: "invoke",
            message: message("s3:PutObject", "policy.Statement[0].Action", "invoker + release-trigger"),
          },
        ],
      },
      "an action in a policy that is attached, or within the role": {
        with: {
          extra: { type: iam.policy, props: { policy: text({ ...invoke, Action: "s3:*" }), arn: UNKNOWN } },
          attachment: attachment(UNKNOWN, "extra"),
        },
        change: { scorer: { inlinePolicies: [{ policy: text({ ...invoke, Action: "ec2:*" }) }] } },
        decidedBy: ["extra.policy", "attachment.role"],
        findings: [
          { on: "extra", message: message("s3:*", "policy.Statement[0].Action") },
          { on: "scorer", message: message("ec2:*", "inlinePolicies[0].policy.Statement[0].Action") },
        ],
      },
      "a policy that AWS manages": {
        with: { attachment: attachment("arn:aws:iam::aws:policy/AWSLambda_FullAccess") },
        decidedBy: ["attachment.role", "attachment.policyArn"],
        findings: [
          {
            on: "attachment",
            message:
              'give the capability invoker what it needs in a policy of your own; policyArn is "arn:aws:iam::aws:policy/AWSLambda_FullAccess"',
          },
        ],
      },
      "a capability that there is not": {
        change: { scorer: { "tags.Capability": "invoker+inventor" } },
        findings: [
          {
            on: "scorer",
            message: `name capabilities that there are (${Object.keys(capabilityBudgets).join(", ")}); tags.Capability is "invoker+inventor"`,
          },
        ],
      },
      "another tag": {
        change: { scorer: { tags: { Purpose: "invoker" } }, ...changed({ Action: "s3:PutObject" }) },
        settings: { tagKey: "Purpose" },
        findings: [{ on: "invoke", message: message("s3:PutObject", "policy.Statement[0].Action") }],
      },
    },
    passes: {
      "an action of the capability in another case": {
        change: changed({ Action: ["SageMaker:invokeendpoint"] }),
      },
      "a role without a capability": {
        change: { scorer: { tags: ABSENT }, ...changed({ Action: ["sagemaker:*"] }) },
      },
      "what is denied": { change: changed({ Effect: "Deny", Action: "*" }) },
      "an action that is known later": {
        change: { invoke: { policy: { Statement: [{ ...invoke, Action: [UNKNOWN] }] } } },
      },
      "capabilities that need all of it": {
        change: {
          scorer: { "tags.Capability": "invoker  endpoint" },
          ...changed({ Action: ["s3:GetObject", "sagemaker:InvokeEndpoint"] }),
        },
      },
    },
  });
});

describe("iam-write-resource-scoped", () => {
  const write = { Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::mlops-data/*"] };
  const interfaces = {
    Effect: "Allow",
    Action: ["ec2:CreateNetworkInterface", "ec2:DescribeVpcs"],
    Resource: "*",
  };
  const metrics = { Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" };
  /** Patterns that take in every action but those of SQS. */
  const allButQueues = [..."abcdefghijklmnopqrtuvwxyz"].map((letter) => `${letter}*`);
  allButQueues.push(...[..."0123456789abcdefghijklmnoprstuvwxyz-"].map((next) => `s${next}*`), "sql*");
  const text = (...statements: object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [interfaces, metrics, ...statements] });
  const changed = (change: object) => ({ train: { policy: text({ ...write, ...change }) } });
  const finding = (actions: string, came: string, at = "policy.Statement[2].Resource") => [
    { on: "train", message: `name the resources of ${actions}; ${at} is "${came}"` },
  ];

  describeStackRule(iamWriteResourceScoped, {
    compliant: { train: { type: iam.rolePolicy, props: { role: "train", policy: text(write) } } },
    finds: {
      "objects of any bucket": { change: changed({ Resource: "*" }), findings: finding("s3:PutObject", "*") },
      "any resource of the service": {
        change: changed({
          Action: ["sagemaker:Describe*", "sagemaker:UpdateEndpoint*"],
          Resource: ["arn:aws:sagemaker:eu-west-1:111122223333:*"],
        }),
        findings: finding(
          "sagemaker:UpdateEndpoint and sagemaker:UpdateEndpointWeightsAndCapacities",
          "arn:aws:sagemaker:eu-west-1:111122223333:*",
          "policy.Statement[2].Resource[0]",
        ),
      },
      "any resource but some": {
        change: changed({ Resource: undefined, NotResource: "arn:aws:s3:::mlops-logs/*" }),
        findings: finding("s3:PutObject", "arn:aws:s3:::mlops-logs/*", "policy.Statement[2].NotResource"),
      },
      "actions that are left in": {
        change: changed({ Action: undefined, NotAction: allButQueues, Resource: "*" }),
        findings: finding(
          "sqs:CancelMessageMoveTask, sqs:ChangeMessageVisibility, sqs:DeleteMessage and 4 more",
          "*",
        ),
      },
      "actions that no environment needs on any resource": {
        settings: { neededOnAnyResource: [] },
        decidedBy: ["train.policy"],
        findings: finding("ec2:CreateNetworkInterface", "*", "policy.Statement[0].Resource"),
      },
    },
    passes: {
      "any resource of another service": { change: changed({ Resource: "arn:aws:sqs:*:*:*" }) },
      "endpoints whatever their name, which are a kind at least": {
        change: changed({ Action: "sagemaker:UpdateEndpoint", Resource: "arn:aws:sagemaker:*:*:endpoint/*" }),
      },
      "any resource with a tag": {
        change: changed({ Resource: "*", Condition: { StringEquals: { "aws:ResourceTag/Team": "nlp" } } }),
      },
      "reading any resource": { change: changed({ Action: ["s3:GetObject", "s3:List*"], Resource: "*" }) },
      "an action that is not known": { change: changed({ Action: "s3:NoSuchAction", Resource: "*" }) },
      "a bucket that is known later": {
        change: { train: { policy: { Statement: [{ ...write, Resource: [UNKNOWN] }] } } },
      },
      "a statement that denies": { change: changed({ Effect: "Deny", Resource: "*" }) },
    },
  });
});
