import { output } from "@pulumi/pulumi";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { DeadLetterQueue, type DeadLetterQueueArgs } from "./dead-letter-queue.ts";

const { alarmTopic: topic } = platformRef(testEnvironment("prod"));
const made = (args: DeadLetterQueueArgs) => pretendCloud(() => new DeadLetterQueue("failed", args));
const tlsOnly = {
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: ["sqs:*"],
  Resource: [UNKNOWN],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

test("messages are encrypted, kept for two weeks, and come over TLS only", async () => {
  const cloud = await made({ queueName: "fraud-failed", maxMessageBytes: 1_048_576 });
  expect(cloud.census()).toEqual(["DeadLetterQueue failed", "Queue failed", "QueuePolicy failed-policy"]);
  expect(cloud.inputs("failed", "Queue")).toEqual({
    name: "fraud-failed",
    sqsManagedSseEnabled: true,
    messageRetentionSeconds: 1_209_600,
    maxMessageSize: 1_048_576,
  });
  expect(cloud.inputs("failed-policy")).toEqual({
    queueUrl: UNKNOWN,
    policy: { Version: "2012-10-17", Statement: [tlsOnly] },
  });
});

test("exactly the named rules fill it", async () => {
  const ruleArns = ["a", "b"].map((rule) => `arn:aws:events:eu-west-1:111122223333:rule/${rule}`);
  const cloud = await made({ ruleArns: ruleArns.map((arn) => output(arn)) });
  expect(cloud.inputs("failed-policy").policy).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "KeepUndeliveredEvents",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: ["sqs:SendMessage"],
        Resource: [UNKNOWN],
        Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
      },
      tlsOnly,
    ],
  });
});

test("an alarm goes off as soon as there is a message", async () => {
  const alarm = { name: "fraud-failed-messages", description: "Messages failed", topic };
  const cloud = await made({ queueName: "fraud-failed", alarm });
  expect(cloud.inputs("failed-alarm")).toEqual({
    name: "fraud-failed-messages",
    alarmDescription: "Messages failed",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: "fraud-failed" },
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
    alarmActions: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
  });
});
