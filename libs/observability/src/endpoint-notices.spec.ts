import { output } from "@pulumi/pulumi";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { UNKNOWN, matchesEvent, pretendCloud } from "@mlops/testing";
import { EndpointNotices, noticePattern } from "./endpoint-notices.ts";

const { alarmTopic: topic } = platformRef(testEnvironment("prod"));
const topicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const made = (configurationName = output("fraud-2")) =>
  pretendCloud(
    () => new EndpointNotices("fraud-notices", { endpointName: "fraud", configurationName, topic }),
  );

test("a rule publishes to the topic; what cannot be delivered is kept, and an alarm says so", async () => {
  const cloud = await made();
  expect(cloud.census()).toEqual([
    "DeadLetterQueue fraud-notices-undelivered",
    "EndpointNotices fraud-notices",
    "EventRule fraud-notices",
    "EventTarget fraud-notices-target",
    "JsonInputs fraud-notices",
    "MetricAlarm fraud-notices-undelivered-alarm",
    "Queue fraud-notices-undelivered",
    "QueuePolicy fraud-notices-undelivered-policy",
  ]);
  expect(cloud.inputs("fraud-notices", "EventRule")).toEqual({
    name: "fraud",
    description: "fraud fails, or is not what was deployed",
    eventPattern: expect.any(String),
  });
  expect(JSON.parse(String(cloud.inputs("fraud-notices", "EventRule").eventPattern))).toEqual(
    noticePattern("fraud", "fraud-2"),
  );
  expect(cloud.inputs("fraud-notices", "JsonInputs")).toMatchObject({
    inputs: { eventPattern: noticePattern("fraud", "fraud-2") },
  });
  expect(cloud.inputs("fraud-notices-target")).toEqual({
    rule: "fraud",
    arn: topicArn,
    deadLetterConfig: { arn: UNKNOWN },
  });
  expect(cloud.inputs("fraud-notices-undelivered", "Queue").name).toBe("fraud-undelivered");
  expect(cloud.inputs("fraud-notices-undelivered-alarm")).toMatchObject({
    name: "fraud-undelivered-notices",
    alarmDescription: "fraud: notices of its state could not be delivered, and are in a queue",
    dimensions: { QueueName: "fraud-undelivered" },
    alarmActions: [topicArn],
  });
  expect(cloud.resource("fraud-notices-undelivered-policy").propertyDependencies.policy).toContain(
    cloud.resource("fraud-notices", "EventRule").urn,
  );
});

/** Samples of the developer guide, with our names. */
const deployment = {
  version: "0",
  id: "0bd4a141-0a02-9d8a-f977-3924c3fb259c",
  "detail-type": "SageMaker Endpoint Deployment State Change",
  source: "aws.sagemaker",
  account: "111122223333",
  time: "2021-10-25T01:52:12Z",
  region: "us-west-2",
  resources: ["arn:aws:sagemaker:us-west-2:111122223333:endpoint/fraud"],
  detail: {
    EndpointName: "fraud",
    EndpointArn: "arn:aws:sagemaker:us-west-2:111122223333:endpoint/fraud",
    EndpointConfigName: "fraud-1",
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        CurrentWeight: 1,
        DesiredWeight: 1,
        CurrentInstanceCount: 3,
        DesiredInstanceCount: 3,
      },
    ],
    EndpointStatus: "UPDATING",
    CreationTime: 1635195148181,
    LastModifiedTime: 1635195148181,
    Tags: {},
    PendingDeploymentSummary: { EndpointConfigName: "fraud-2" },
  },
};
const change = {
  version: "0",
  id: "d2921b5a-b0ad-cace-a8e3-0f159d018e06",
  "detail-type": "SageMaker Endpoint State Change",
  source: "aws.sagemaker",
  account: "111122223333",
  time: "1583831889050",
  region: "us-west-2",
  resources: ["arn:aws:sagemaker:us-west-2:111122223333:endpoint/fraud"],
  detail: {
    EndpointName: "fraud",
    EndpointArn: "arn:aws:sagemaker:us-west-2:111122223333:endpoint/fraud",
    EndpointConfigName: "fraud-2",
    ProductionVariants: [{ DesiredWeight: 1.0, DesiredInstanceCount: 1.0 }],
    EndpointStatus: "IN_SERVICE",
    CreationTime: 1592411992203.0,
    LastModifiedTime: 1592411994287.0,
    Tags: {},
  },
};
const changed = (event: typeof change | typeof deployment, detail: object) => ({
  ...event,
  detail: { ...event.detail, ...detail },
});

test.each<[string, object, boolean]>([
  ["an endpoint in service as deployed", change, false],
  [
    "an endpoint in service with the configuration before",
    changed(change, { EndpointConfigName: "fraud-1" }),
    true,
  ],
  ["an endpoint that failed", changed(change, { EndpointStatus: "FAILED" }), true],
  [
    "another endpoint that failed",
    changed(change, { EndpointStatus: "FAILED", EndpointName: "other" }),
    false,
  ],
  ["a deployment under way", deployment, false],
  ["a deployment that goes back", changed(deployment, { EndpointStatus: "ROLLING_BACK" }), true],
  [
    "a deployment that cannot go back",
    changed(deployment, { EndpointStatus: "UPDATE_ROLLBACK_FAILED" }),
    true,
  ],
  ["a deployment that ended where it began", changed(deployment, { EndpointStatus: "IN_SERVICE" }), true],
  ["a training job", { ...change, "detail-type": "SageMaker Training Job State Change" }, false],
])("of %s somebody is told, or not", (_, event, isTold) => {
  expect(matchesEvent(noticePattern("fraud", "fraud-2"), event)).toBe(isTold);
});
