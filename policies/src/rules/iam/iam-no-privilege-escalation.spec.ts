import { iam } from "../../resource-types.ts";
import { escalations } from "../../iam/risks/privilege-escalation.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule, judgeStack } from "../../testing/index.ts";
import { iamNoPrivilegeEscalation } from "./iam-no-privilege-escalation.ts";

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
    expect(found.map(({ message: said }) => said.includes(`(${source})`) || said.includes(" more:"))).toEqual(
      [true],
    );
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
