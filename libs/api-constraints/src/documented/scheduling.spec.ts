import { ABSENT } from "../testing/values.ts";
import { problemsAfter } from "../testing/judging.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const cron = "cron(minutes hours day-of-month month day-of-week year) with ? for one of the days";
const rule = "aws:cloudwatch/eventRule:EventRule";
const schedule = "aws:scheduler/schedule:Schedule";

test.each([
  "rate(1 minute)",
  "rate(5 minutes)",
  "rate(12 hours)",
  "cron(0 3 ? * MON-FRI *)",
  "cron(0/15 8-18 L * ? 2027)",
])("a rule may run at %s", (scheduleExpression) => {
  expect(problemsAfter(rule, { scheduleExpression })).toEqual([]);
});

test.each([
  "rate(1 minutes)",
  "rate(5 minute)",
  "rate(0 minutes)",
  "rate(30 seconds)",
  "at(2027-01-01T00:00:00)",
  "cron(0 3 * * SUN *)",
  "cron(0 3 * * ?)",
  "0 3 * * *",
])("a rule must not run at %s", (scheduleExpression) => {
  expect(problemsAfter(rule, { scheduleExpression })).toEqual([
    `scheduleExpression: got "${scheduleExpression}"; allowed is rate(5 minutes) or ${cron} (EventBridge API PutRule)`,
  ]);
});

test.each(["at(2027-01-01T00:00:00)", "rate(1 minutes)", "rate(5 minutes)", "cron(0 3 ? * MON#2 *)"])(
  "a schedule may run at %s",
  (scheduleExpression) => {
    expect(problemsAfter(schedule, { scheduleExpression })).toEqual([]);
  },
);

test.each(["at(2027-01-01)", "rate(5 weeks)", "cron(0 3 1 * MON *)"])(
  "a schedule must not run at %s",
  (scheduleExpression) => {
    expect(problemsAfter(schedule, { scheduleExpression })).toEqual([
      `scheduleExpression: got "${scheduleExpression}"; allowed is at(yyyy-mm-ddThh:mm:ss), rate(5 minutes) or ${cron} (EventBridge Scheduler API CreateSchedule)`,
    ]);
  },
);

describeRefusalsOf(rule, {
  "wants something to wait for": {
    change: { eventPattern: ABSENT },
    problems: ["eventPattern: got nothing; one of eventPattern and scheduleExpression is required"],
  },
  "wants schedules on the default bus": {
    change: { scheduleExpression: "rate(5 minutes)", eventBusName: "ml" },
    problems: ['eventBusName: got "ml"; allowed is "default" with scheduleExpression'],
  },
  "takes patterns on any bus": { change: { eventBusName: "ml" }, problems: [] },
});

describeRefusalsOf("aws:cloudwatch/eventTarget:EventTarget", {
  "wants one input": {
    change: { input: "{}", inputTransformer: { inputTemplate: "<a>", inputPaths: { a: "$.detail" } } },
    problems: [
      "inputTransformer: got an object; allowed is only one of input, inputPath and inputTransformer",
    ],
  },
  "wants an input in JSON": {
    change: { input: "{" },
    problems: ["input: got a text of 1 character; allowed is JSON"],
  },
});

describeRefusalsOf(schedule, {
  "wants a window of some length": {
    change: { flexibleTimeWindow: { mode: "FLEXIBLE" } },
    problems: [
      'flexibleTimeWindow.maximumWindowInMinutes: got nothing; it is required when mode is "FLEXIBLE"',
    ],
  },
  "wants no length without a window": {
    change: { "flexibleTimeWindow.mode": "OFF" },
    problems: ['flexibleTimeWindow.maximumWindowInMinutes: got 30; allowed is nothing when mode is "OFF"'],
  },
});
