import { exfiltrationActions } from "../../iam/risks/exposure.ts";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { iamNoDataExfiltration } from "./iam-no-data-exfiltration.ts";

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
