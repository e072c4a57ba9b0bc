import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { iamWriteResourceScoped } from "./iam-write-resource-scoped.ts";

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
