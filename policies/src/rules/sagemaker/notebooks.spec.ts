import { iam, sagemaker } from "../../resource/resource-types.ts";
import { notebook } from "../../sagemaker/testing/compliant.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import {
  smNotebookInVpc,
  smNotebookLifecycleNoSecrets,
  smNotebookPlatform,
  smNotebookRoleNotAdmin,
} from "./notebooks.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { NotebookInstanceLifecycleConfigurationArgs } from "@pulumi/aws/sagemaker/notebookInstanceLifecycleConfiguration.js";
import type { StudioLifecycleConfigArgs } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("sm-notebook-in-vpc", () => {
  describeResourceRule(smNotebookInVpc, {
    compliant: { type: sagemaker.notebookInstance, props: notebook },
    required: ["subnetId"],
    finds: {
      "a subnet that the environment does not allow": {
        settings: { subnets: ["subnet-8", "subnet-9"] },
        decidedBy: ["subnetId"],
        messages: ['use an allowed subnet (subnet-8, subnet-9); subnetId is "subnet-1"'],
      },
    },
    passes: {
      "a subnet that is known later": { change: { subnetId: UNKNOWN }, settings: { subnets: ["subnet-9"] } },
      "a subnet that the environment allows": { settings: { subnets: ["subnet-1", "subnet-2"] } },
    },
  });
});

describe("sm-notebook-lifecycle-no-secrets", () => {
  const base64 = (script: string) => Buffer.from(script).toString("base64");
  const harmless = base64("#!/bin/bash\nset -eu\npip install --quiet ipykernel\n");
  const leaking = "#!/bin/bash\nexport DB_PASSWORD='swordfish'\naws s3 ls\nTOKEN=4f2c9e7a1b curl $URL\n";
  const message = (what: string, name: string, line: number) =>
    `take ${what} out of ${name} (line ${line}), and read it from Secrets Manager`;

  const configuration: Unwrap<NotebookInstanceLifecycleConfigurationArgs> = {
    onCreate: harmless,
    onStart: harmless,
  };

  describeResourceRule(smNotebookLifecycleNoSecrets, {
    compliant: { type: sagemaker.notebookInstanceLifecycleConfiguration, props: configuration },
    finds: {
      "secrets in base64, without showing them": {
        change: { onStart: base64(leaking) },
        messages: [message("a password", "onStart", 2), message("a token", "onStart", 4)],
      },
      "secrets in both scripts": {
        change: { onCreate: base64(leaking.slice(0, 45)), onStart: base64(leaking.slice(0, 45)) },
        messages: [message("a password", "onCreate", 2), message("a password", "onStart", 2)],
      },
      "a secret in a script that is not in base64": {
        change: { onCreate: leaking },
        messages: [message("a password", "onCreate", 2), message("a token", "onCreate", 4)],
      },
      "a secret in base64 that is broken into lines": {
        change: { onStart: `${base64(leaking).slice(0, 76)}\n${base64(leaking).slice(76)}\n` },
        messages: [message("a password", "onStart", 2), message("a token", "onStart", 4)],
      },
    },
    passes: { "scripts that are known later": { change: { onCreate: UNKNOWN, onStart: UNKNOWN } } },
  });

  const studio: Unwrap<StudioLifecycleConfigArgs> = {
    studioLifecycleConfigName: "settings",
    studioLifecycleConfigAppType: "JupyterLab",
    studioLifecycleConfigContent: harmless,
  };

  describeResourceRule(smNotebookLifecycleNoSecrets, {
    compliant: { type: sagemaker.studioLifecycleConfig, props: studio },
    finds: {
      "secrets in a script of Studio": {
        change: { studioLifecycleConfigContent: base64(leaking) },
        messages: [
          message("a password", "studioLifecycleConfigContent", 2),
          message("a token", "studioLifecycleConfigContent", 4),
        ],
      },
    },
  });
});

describe("sm-notebook-platform", () => {
  describeResourceRule(smNotebookPlatform, {
    compliant: { type: sagemaker.notebookInstance, props: notebook },
    finds: {
      "a platform that is out of support": {
        change: { platformIdentifier: "notebook-al2-v2" },
        messages: ['use a supported platform (notebook-al2023-v1); platformIdentifier is "notebook-al2-v2"'],
      },
      "a platform that the environment does not list": {
        settings: { platforms: ["notebook-al2023-v2", "notebook-al2023-v3"] },
        decidedBy: ["platformIdentifier"],
        messages: [
          'use a supported platform (notebook-al2023-v2, notebook-al2023-v3); platformIdentifier is "notebook-al2023-v1"',
        ],
      },
    },
    passes: {
      "a notebook that leaves the choice to AWS": { change: { platformIdentifier: ABSENT } },
      "an empty text, which leaves it too": { change: { platformIdentifier: "" } },
      "a platform that is known later": { change: { platformIdentifier: UNKNOWN } },
    },
  });
});

describe("sm-notebook-role-not-admin", () => {
  const document = (action: unknown, effect = "Allow") =>
    JSON.stringify({ Statement: [{ Effect: effect, Action: action, Resource: "*" }] });
  const stack: StackFixture = {
    notebook: {
      type: sagemaker.notebookInstance,
      props: { instanceType: "ml.t3.medium", roleArn: UNKNOWN },
      from: { roleArn: ["role"] },
    },
    role: { type: iam.role, props: { inlinePolicies: [{ policy: document(["s3:GetObject"]) }] } },
    own: {
      type: iam.rolePolicy,
      props: { role: UNKNOWN, policy: document("s3:GetObject") },
      from: { role: ["role"] },
    },
  };
  const attached = (arn: unknown, from: readonly string[] = []): StackFixture => ({
    attachment: {
      type: iam.rolePolicyAttachment,
      props: { role: UNKNOWN, policyArn: arn },
      from: { role: ["role"], policyArn: from },
    },
  });
  const message = (at: string, came: string) => `name the actions that notebooks need; ${at} is "${came}"`;
  const admin = "arn:aws:iam::aws:policy/AdministratorAccess";

  describeStackRule(smNotebookRoleNotAdmin, {
    compliant: stack,
    decidedBy: ["notebook.roleArn", "own.role", "attachment.role"],
    finds: {
      "a policy of the role that allows everything": {
        change: { own: { policy: document(["s3:*", "*"]) } },
        findings: [{ on: "own", message: message("policy.Statement[0].Action[1]", "*") }],
      },
      "everything of every service": {
        change: { own: { policy: document("*:*") } },
        findings: [{ on: "own", message: message("policy.Statement[0].Action", "*:*") }],
      },
      "an inline policy in the role": {
        change: { role: { inlinePolicies: [{ policy: document("*") }] } },
        findings: [{ on: "role", message: message("inlinePolicies[0].policy.Statement[0].Action", "*") }],
      },
      "a policy that is attached to the role": {
        with: {
          ...attached(UNKNOWN, ["policy"]),
          policy: { type: iam.policy, props: { policy: document("*") } },
        },
        decidedBy: ["policy.policy", "attachment.policyArn"],
        findings: [{ on: "policy", message: message("policy.Statement[0].Action", "*") }],
      },
      "the administrator's policy of AWS": {
        with: attached(admin),
        decidedBy: ["attachment.policyArn"],
        findings: [{ on: "attachment", message: message("policyArn", admin) }],
      },
      "the administrator's policy in the role itself, in another partition": {
        change: { role: { managedPolicyArns: ["arn:aws-cn:iam::aws:policy/AdministratorAccess"] } },
        findings: [
          {
            on: "role",
            message: message("managedPolicyArns[0]", "arn:aws-cn:iam::aws:policy/AdministratorAccess"),
          },
        ],
      },
      "a role that the notebook names by its ARN": {
        change: {
          role: { arn: "arn:aws:iam::111122223333:role/lab", inlinePolicies: [{ policy: document("*") }] },
          notebook: { roleArn: "arn:aws:iam::111122223333:role/lab" },
        },
        findings: [{ on: "role", message: message("inlinePolicies[0].policy.Statement[0].Action", "*") }],
      },
    },
    passes: {
      "all actions of a service, which another rule is about": {
        change: { own: { policy: document("s3:*") } },
      },
      "a denial of everything": { change: { own: { policy: document("*", "Deny") } } },
      "another policy of AWS": { with: attached("arn:aws:iam::aws:policy/ReadOnlyAccess") },
      "a policy of that name that is not AWS's": {
        with: attached("arn:aws:iam::111122223333:policy/AdministratorAccess"),
      },
      "a role that no notebook has": {
        without: ["notebook"],
        change: { own: { policy: document("*") } },
      },
      "a role of which it is not known yet who has it": {
        change: { own: { policy: document("*") } },
        with: { notebook: { type: sagemaker.notebookInstance, props: { roleArn: UNKNOWN } } },
      },
      "an attachment of which it is not known yet to what": {
        with: { attachment: { type: iam.rolePolicyAttachment, props: { role: UNKNOWN, policyArn: admin } } },
      },
      "a policy of another role": {
        with: {
          other: { type: iam.role },
          others: {
            type: iam.rolePolicy,
            props: { role: UNKNOWN, policy: document("*") },
            from: { role: ["other"] },
          },
        },
      },
    },
  });
});
