import { iam, sagemaker } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { smNotebookRoleNotAdmin } from "./sm-notebook-role-not-admin.ts";

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
