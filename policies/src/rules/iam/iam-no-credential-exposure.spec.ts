import { credentialActions } from "../../iam/risks/exposure.ts";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule, judgeStack } from "../../testing/index.ts";
import { iamNoCredentialExposure } from "./iam-no-credential-exposure.ts";

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
