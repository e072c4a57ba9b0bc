import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { output } from "@pulumi/pulumi";
import { AlarmTopic, type AlarmTopicArgs } from "./alarm-topic.ts";

const environment = awsEnvironment("prod", "111122223333", "eu-west-1");
const logKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/log";
const keys = { environment, dataKeyArn: output("unused"), logKeyArn: output(logKeyArn) };
const guardrails = {
  environment,
  permissionsBoundaryArn: output("arn:aws:iam::111122223333:policy/mlops/boundary"),
  vpcOnlyPolicyArn: output("unused"),
};
const args: AlarmTopicArgs = {
  environment,
  keys,
  emails: ["team@example.com"],
  slack: { oncall: { workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", guardrails } },
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
    configurationName: "alarms-oncall",
    iamRoleArn: UNKNOWN,
    slackTeamId: "T07EA123LEP",
    slackChannelId: "C07EZ1ABC23",
    snsTopicArns: [UNKNOWN],
    guardrailPolicyArns: ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"],
    loggingLevel: "ERROR",
  });
});

test("only services that act for this account, and EventBridge, publish to the topic, and only over TLS", async () => {
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
      { Sid: "PublishEvents", Effect: "Allow", Principal: { Service: ["events.amazonaws.com"] }, ...publish },
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

test("a topic that nobody would hear of is refused, with everything else that is wrong", async () => {
  expect(await pretendProblems(() => new AlarmTopic("alarms", { environment, keys }))).toEqual([
    "alarms cannot be built:\n  - emails, slack: nobody would be told; give at least one e-mail address or channel",
  ]);
  const elsewhere = { ...keys, environment: awsEnvironment("dev", "444455556666", "eu-west-1") };
  const wrong = {
    environment,
    keys: elsewhere,
    emails: ["team", "a@b.io", "a@b.io"],
    slack: { "on call": { workspaceId: "acme", channelId: "#alarms", guardrails } },
  };
  expect(await pretendProblems(() => new AlarmTopic("alarms", wrong))).toEqual([
    [
      "alarms cannot be built:",
      '  - emails[0]: got "team"; expected an e-mail address',
      '  - emails[2]: got "a@b.io" twice; expected each once',
      '  - slack.on call.workspaceId: got "acme"; expected T and capital letters and digits',
      '  - slack.on call.channelId: got "#alarms"; expected C or G and capital letters and digits',
      '  - slack: got the name "on call"; expected letters, digits, - and _',
      "  - keys: got keys of account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
    ].join("\n"),
  ]);
});
