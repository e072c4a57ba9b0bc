import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { AlarmTopic, type AlarmTopicArgs } from "./alarm-topic.ts";

const { environment, keys, guardrails } = platformRef(testEnvironment("prod"));
const logKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/logs";
const args: AlarmTopicArgs = {
  environment,
  keys,
  guardrails,
  emails: ["team@example.com"],
  slack: { oncall: { workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23" } },
};

test("a topic with an address and a channel is exactly this", async () => {
  const cloud = await pretendCloud(() => ({ arn: new AlarmTopic("alarms", args).topicArn }));
  expect(cloud.census()).toEqual([
    "AlarmTopic alarms",
    "Role alarms-oncall-role",
    "RolePolicy alarms-oncall-role-policy",
    "ServiceRole alarms-oncall-role",
    "SlackChannelConfiguration alarms-oncall",
    "Topic alarms-topic",
    "TopicPolicy alarms-policy",
    "TopicSubscription alarms-team@example.com",
  ]);
  expect(cloud.inputs("alarms-topic")).toEqual({ kmsMasterKeyId: logKeyArn });
  expect(cloud.inputs("alarms-team@example.com")).toEqual({
    topic: UNKNOWN,
    protocol: "email",
    endpoint: "team@example.com",
  });
  expect(cloud.inputs("alarms-oncall")).toEqual({
    configurationName: "mlops-sentiment-prod-alarms-oncall-1f104419",
    iamRoleArn: UNKNOWN,
    slackTeamId: "T07EA123LEP",
    slackChannelId: "C07EZ1ABC23",
    snsTopicArns: [UNKNOWN],
    guardrailPolicyArns: ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"],
    loggingLevel: "ERROR",
  });
});

test("only services that act for this account, and EventBridge for no other account, publish to the topic, and only over TLS", async () => {
  const cloud = await pretendCloud(() => new AlarmTopic("alarms", args));
  const publish = { Action: ["sns:Publish"], Resource: [UNKNOWN] };
  expect(cloud.inputs("alarms-policy").policy).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "PublishOwnAlarms",
        Effect: "Allow",
        Principal: {
          Service: [
            "budgets.amazonaws.com",
            "cloudwatch.amazonaws.com",
            "codestar-notifications.amazonaws.com",
          ],
        },
        ...publish,
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
      {
        Sid: "PublishEvents",
        Effect: "Allow",
        Principal: { Service: ["events.amazonaws.com"] },
        ...publish,
        Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
      },
      {
        Sid: "OnlyOverTls",
        Effect: "Deny",
        Principal: "*",
        ...publish,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
});

test("a topic that notifies nobody is refused, and so is everything that cannot be used, all at once", async () => {
  expect(await pretendProblems(() => new AlarmTopic("alarms", { environment, keys, guardrails }))).toEqual([
    "alarms cannot be built:\n" +
      "  - emails: got []; expected at least one e-mail address, or a channel in slack; without one nobody is notified",
  ]);
  const otherAccount = awsEnvironment({
    app: "platform",
    name: "dev",
    account: "444455556666",
    region: "eu-west-1",
  });
  const wrong = {
    environment,
    keys: { ...keys, environment: otherAccount },
    guardrails: { ...guardrails, environment: otherAccount },
    emails: ["team", "a@b.io", "a@b.io"],
    slack: {
      "on call": { workspaceId: "T0123ABCD", channelId: "C0123ABCD" },
      oncall: { workspaceId: "acme", channelId: "#alarms" },
    },
  };
  expect(await pretendProblems(() => new AlarmTopic("alarms", wrong))).toEqual([
    [
      "alarms cannot be built:",
      "  - keys: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
      "  - guardrails: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
      '  - emails[0]: got "team"; expected an e-mail address',
      '  - emails[2]: got "a@b.io"; expected each one once',
      '  - slack["on call"]: got "on call"; expected a name of letters, digits, "-" and "_"',
      '  - slack.oncall.workspaceId: got "acme"; expected "T" followed by capital letters and digits',
      '  - slack.oncall.channelId: got "#alarms"; expected "C" or "G" followed by capital letters and digits',
    ].join("\n"),
  ]);
});
