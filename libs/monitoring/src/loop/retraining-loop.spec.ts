import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { UNKNOWN, matchesEvent, pretendCloud, pretendProblems } from "@mlops/testing";
import { runPattern } from "../alarms/run-pattern.ts";
import { driftAlarmNameOf } from "../model-monitor/monitor-names.ts";
import { alarmEvent, packageEvent, runEvent } from "../testing/events.ts";
import { ApprovalTrigger } from "./approval-trigger.ts";
import { DriftForwarder } from "./drift-forwarder.ts";
import { approvalPattern, driftPattern } from "./loop-events.ts";
import { retrainingBusArn } from "./loop-names.ts";
import { RetrainingLoop, type RetrainingLoopArgs } from "./retraining-loop.ts";

const dev = testEnvironment("dev");
const prod = awsEnvironment({ app: "sentiment", name: "prod", account: "333344445555", region: "eu-west-1" });
const { guardrails, alarmTopic, environment } = platformRef(dev);
const references = { environment, guardrails, alarmTopic };
const pipelineArn = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/train-fraud";
const driftAlarmName = driftAlarmNameOf("fraud-monitor", prod);
const inProd = { environment: prod, driftAlarmName, forwarder: "fraud-drift" };
const inDev = { environment: dev, driftAlarmName: driftAlarmNameOf("fraud-monitor", dev) };

const looped = (sources: RetrainingLoopArgs["sources"]) => () => {
  new RetrainingLoop("fraud-retraining", {
    ...references,
    pipelineArn,
    parameters: { Epochs: "3" },
    sources,
  });
};
const forwarded = () => {
  new DriftForwarder("fraud-drift", {
    ...platformRef(prod),
    driftAlarmName,
    busArn: retrainingBusArn("fraud-retraining", dev),
  });
};

const busName = "mlops-sentiment-dev-fraud-retraining-ff8b692b";
const parsed = (value: unknown): unknown => JSON.parse(String(value));

describe("from drift in prod to training in dev", () => {
  test("the event of the drift alarm going off, and of nothing else, leaves prod", async () => {
    const cloud = await pretendCloud(forwarded);
    const pattern = parsed(cloud.inputs("fraud-drift", "EventRule").eventPattern);
    const gone = (event: object) => matchesEvent(pattern, event);
    expect(pattern).toEqual(driftPattern(inProd));
    expect(gone(alarmEvent("333344445555", driftAlarmName, "ALARM"))).toBe(true);
    expect(gone(alarmEvent("333344445555", driftAlarmName, "OK"))).toBe(false);
    expect(gone(alarmEvent("333344445555", driftAlarmName, "INSUFFICIENT_DATA"))).toBe(false);
    expect(gone(alarmEvent("333344445555", `${driftAlarmName}-2`, "ALARM"))).toBe(false);
    expect(gone(alarmEvent("444455556666", driftAlarmName, "ALARM"))).toBe(false);
  });

  test("it goes to dev's bus by a role that may send to that bus alone; what is not taken is kept", async () => {
    const cloud = await pretendCloud(forwarded);
    const busArn = `arn:aws:events:eu-west-1:111122223333:event-bus/${busName}`;
    expect(cloud.inputs("fraud-drift-target")).toEqual({
      rule: cloud.inputs("fraud-drift", "EventRule").name,
      arn: busArn,
      roleArn: UNKNOWN,
      deadLetterConfig: { arn: UNKNOWN },
    });
    expect(cloud.inputs("fraud-drift-role-policy").policy).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "SendDrift", Effect: "Allow", Action: ["events:PutEvents"], Resource: [busArn] }],
    });
  });

  test("the bus takes events of alarms from that role, and nothing more", async () => {
    const [cloud, sender] = [await pretendCloud(looped({ prod: inProd })), await pretendCloud(forwarded)];
    const { name, path } = sender.inputs("fraud-drift-role", "Role");
    expect(cloud.inputs("fraud-retraining-bus").name).toBe(busName);
    expect(parsed(cloud.inputs("fraud-retraining-bus-policy").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "TakeDriftOfprod",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::333344445555:root" },
          Action: ["events:PutEvents"],
          Resource: [`arn:aws:events:eu-west-1:111122223333:event-bus/${busName}`],
          Condition: {
            ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::333344445555:role${String(path)}${String(name)}` },
            "ForAllValues:StringEquals": { "events:source": "aws.cloudwatch" },
            StringEquals: { "events:detail-type": "CloudWatch Alarm State Change" },
          },
        },
      ],
    });
  });

  test("it starts the pipeline, with the reason, and a start that fails is kept", async () => {
    const cloud = await pretendCloud(looped({ prod: inProd }));
    expect(
      matchesEvent(
        parsed(cloud.inputs("fraud-retraining-prod", "EventRule").eventPattern),
        alarmEvent("333344445555", driftAlarmName, "ALARM"),
      ),
    ).toBe(true);
    expect(cloud.inputs("fraud-retraining-prod", "EventRule").eventBusName).toBe(busName);
    expect(cloud.inputs("fraud-retraining-prod-target")).toEqual({
      rule: cloud.inputs("fraud-retraining-prod", "EventRule").name,
      eventBusName: busName,
      arn: pipelineArn,
      roleArn: UNKNOWN,
      deadLetterConfig: { arn: UNKNOWN },
      retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3_600 },
      sagemakerPipelineTarget: {
        pipelineParameterLists: [
          { name: "Epochs", value: "3" },
          { name: "TrainingReason", value: `drift in prod, told by ${driftAlarmName}` },
        ],
      },
    });
    expect(cloud.inputs("fraud-retraining-role-policy").policy).toMatchObject({
      Statement: [{ Action: ["sagemaker:StartPipelineExecution"], Resource: [pipelineArn] }],
    });
  });

  test("is exactly this", async () => {
    expect((await pretendCloud(looped({ prod: inProd }))).census()).toEqual([
      "DeadLetterQueue fraud-retraining-undelivered",
      "EventBus fraud-retraining-bus",
      "EventBusPolicy fraud-retraining-bus-policy",
      "EventRule fraud-retraining-prod",
      "EventTarget fraud-retraining-prod-target",
      "JsonInputs fraud-retraining-prod",
      "MetricAlarm fraud-retraining-undelivered-alarm",
      "Queue fraud-retraining-undelivered",
      "QueuePolicy fraud-retraining-undelivered-policy",
      "RetrainingLoop fraud-retraining",
      "Role fraud-retraining-role",
      "RolePolicy fraud-retraining-role-policy",
      "ServiceRole fraud-retraining-role",
    ]);
  });
});

test("drift of the own account needs no bus: its events are there", async () => {
  const cloud = await pretendCloud(looped({ dev: inDev }));
  expect(cloud.census().filter((one) => one.includes("EventBus"))).toEqual([]);
  expect(cloud.inputs("fraud-retraining-dev", "EventRule")).not.toHaveProperty("eventBusName");
});

test("a loop without monitors, or with one elsewhere whose forwarder nobody knows, is refused", async () => {
  expect((await pretendProblems(looped({})))[0]).toContain("sources: got {}; expected at least one monitor");
  const { forwarder: _, ...unknown } = inProd;
  expect((await pretendProblems(looped({ prod: unknown })))[0]).toContain(
    "sources.prod.forwarder: got nothing; expected the logical name of the DriftForwarder in account 333344445555, eu-west-1",
  );
});

test.each(["sagemaker", "codepipeline"] as const)("an approval starts the %s that deploys", async (kind) => {
  const arn = `arn:aws:${kind}:eu-west-1:111122223333:deploy-fraud`;
  const cloud = await pretendCloud(() => {
    new ApprovalTrigger("fraud-approved", { ...references, group: "fraud", pipeline: { kind, arn } });
  });
  const starts = (event: object) =>
    matchesEvent(parsed(cloud.inputs("fraud-approved-approved", "EventRule").eventPattern), event);
  expect(starts(packageEvent("fraud", "Approved"))).toBe(true);
  expect(starts(packageEvent("fraud", "PendingManualApproval"))).toBe(false);
  expect(starts(packageEvent("churn", "Approved"))).toBe(false);
  expect(cloud.inputs("fraud-approved-role-policy").policy).toMatchObject({
    Statement: [{ Action: [`${kind}:StartPipelineExecution`], Resource: [arn] }],
  });
  expect(approvalPattern("fraud").source).toEqual(["aws.sagemaker"]);
});

test("runs with violations, and failed ones, are told from others by their events", () => {
  const schedule = "arn:aws:sagemaker:eu-west-1:111122223333:monitoring-schedule/fraud";
  const violated = "CompletedWithViolations: Job completed successfully with 8 violations.";
  const fine = "Completed: Job completed successfully with no violations.";
  const told = (end: "violations" | "failures", ...run: Parameters<typeof runEvent>) =>
    matchesEvent(runPattern([schedule], end), runEvent(...run));
  expect(told("violations", "fraud", "Completed", violated)).toBe(true);
  expect(told("violations", "fraud", "Completed", fine)).toBe(false);
  expect(told("violations", "churn", "Completed", violated)).toBe(false);
  expect(told("failures", "fraud", "Failed", "Error: inputs had no data")).toBe(true);
  expect(told("failures", "fraud", "Completed", violated)).toBe(false);
});
