import { output } from "@pulumi/pulumi";
import { awsEnvironment, settingsProblems } from "@mlops/core";
import {
  type PipelineDefinition,
  booleanParameter,
  floatParameter,
  integerParameter,
  pipelineDefinition,
  stringParameter,
} from "@mlops/pipeline-definition";
import { pretendProblems } from "@mlops/testing";
import { parameters as own, platformOf, prepareStep } from "../testing/pipelines.ts";
import { pipelineSettings, settingsFor } from "./pipeline-settings.ts";
import { SageMakerPipeline } from "./sagemaker-pipeline.ts";

const declared = [
  stringParameter("Input", { default: "s3://data-bucket/all/" }),
  stringParameter("Day"),
  stringParameter("Size", { values: ["small", "large"], default: "small" }),
  integerParameter("Count", { default: 1 }),
  floatParameter("Rate", { default: 0.5 }),
  booleanParameter("Spot", { default: false }),
].map(({ definition }) => definition);
const starts = (settings: object) => settingsProblems(settingsFor(declared), settings);
const nightly = (parameters: object) => ({ schedules: { nightly: { at: "rate(1 day)", parameters } } });
const arrival = (trigger: object) => ({
  triggers: { arrival: { event: "object-created", prefix: "in/", parameters: { Day: "x" }, ...trigger } },
});

describe("a start is refused for", () => {
  test.each<[string, object, string[]]>([
    [
      "a parameter that the pipeline does not have",
      nightly({ Day: "x", Imput: "s3://b/" }),
      [
        'schedules.nightly.parameters.Imput: got "s3://b/"; ' +
          "expected a parameter of the pipeline: Input, Day, Size, Count, Rate or Spot",
      ],
    ],
    [
      "values of other types",
      nightly({ Day: 1, Count: 1.5, Rate: "high", Spot: "true", Size: "medium" }),
      [
        "schedules.nightly.parameters.Day: got 1; expected a text",
        "schedules.nightly.parameters.Count: got 1.5; expected a whole number",
        'schedules.nightly.parameters.Rate: got "high"; expected a number',
        'schedules.nightly.parameters.Spot: got "true"; expected true or false',
        'schedules.nightly.parameters.Size: got "medium"; expected "small" or "large"',
      ],
    ],
    [
      "a parameter without default that it does not give",
      nightly({}),
      [
        "schedules.nightly.parameters.Day: got nothing; expected a value, because the pipeline has no default",
      ],
    ],
    [
      "a text that EventBridge would look up",
      arrival({ parameters: { Day: "$.detail.day" } }),
      [
        'triggers.arrival.parameters.Day: got "$.detail.day"; ' +
          "expected a text that does not begin with $., which EventBridge would look up in the event",
      ],
    ],
    [
      "what is taken out of the event",
      arrival({ eventParameters: { Day: "$.detail.day", Count: "$.detail.size", Other: "$.id" } }),
      [
        'triggers.arrival.eventParameters.Day: got "$.detail.day"; expected nothing, because parameters has a value',
        'triggers.arrival.eventParameters.Count: got "$.detail.size"; ' +
          "expected nothing, because events give texts and the parameter is of type Integer",
        'triggers.arrival.eventParameters.Other: got "$.id"; ' +
          "expected a parameter of the pipeline: Input, Day, Size, Count, Rate or Spot",
      ],
    ],
    [
      "a path that is only a part of the value",
      arrival({ eventParameters: { Input: "s3://$.detail.bucket.name/" } }),
      [
        'triggers.arrival.eventParameters.Input: got "s3://$.detail.bucket.name/"; ' +
          "expected a path in the event, such as $.detail.object.key",
      ],
    ],
    [
      "its time, window and retries",
      {
        schedules: {
          nightly: {
            at: "0 2 * * *",
            timezone: "Berlin",
            flexibleMinutes: 0,
            retries: 186,
            retryFor: "30 seconds",
          },
        },
      },
      [
        'schedules.nightly.at: got "0 2 * * *"; expected cron(…) of six fields, rate(…) or at(…)',
        'schedules.nightly.timezone: got "Berlin"; expected a time zone such as "Europe/Berlin"',
        "schedules.nightly.flexibleMinutes: got 0; expected a whole number from 1 to 1440",
        "schedules.nightly.retries: got 186; expected a whole number from 0 to 185",
        'schedules.nightly.retryFor: got "30 seconds"; expected 60 to 86400 whole seconds, such as "60 seconds"',
      ],
    ],
    [
      "its name",
      { schedules: { Nightly: { at: "rate(1 day)" } } },
      [
        'schedules.Nightly: got "Nightly"; expected 1 to 32 lower-case letters, digits and single hyphens, a letter first',
      ],
    ],
    [
      "its event",
      { triggers: { arrival: { event: "object-deleted", prefix: "in/" } } },
      [
        'triggers.arrival.event: got "object-deleted"; expected "object-created", "model-package" or "pattern"',
      ],
    ],
  ])("%s", (_, settings, problems) => {
    expect(starts(settings)).toEqual(problems);
  });

  test("nothing when its values come from the deployment", () => {
    expect(starts(nightly({ Day: output("x"), Count: output(1) }))).toEqual([]);
  });
});

test("names and numbers of a pipeline are checked", () => {
  expect(
    settingsProblems(pipelineSettings, { displayName: "Churn model", description: "", maxParallelSteps: 0 }),
  ).toEqual([
    'displayName: got "Churn model"; ' +
      "expected 1 to 256 letters, digits and hyphens, with a letter or a digit at both ends",
    'description: got ""; expected at least 1 character',
    "maxParallelSteps: got 0; expected a whole number from 1",
  ]);
});

const refusalOf = (args: object, definition?: PipelineDefinition) => {
  const given = definition ?? pipelineDefinition({ experiment: null, steps: [prepareStep()] });
  return pretendProblems(
    () => new SageMakerPipeline("churn", { ...platformOf(), definition: given, ...args }),
  );
};

describe("a pipeline is refused", () => {
  test("with everything that is wrong with its definition, its settings and its references", async () => {
    const elsewhere = awsEnvironment({ app: "a", name: "dev", account: "444455556666", region: "eu-west-1" });
    const { keys } = platformOf();
    const problems = await refusalOf(
      { keys: { ...keys, environment: elsewhere }, maxParallelSteps: 0 },
      pipelineDefinition({
        parameters: Object.values(own),
        experiment: null,
        steps: [prepareStep(), prepareStep({ RoleArn: "jobs" })],
      }),
    );
    expect(problems).toEqual([
      [
        "churn cannot be built:",
        "  - keys: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
        '  - Prepare.Name: got "Prepare"; expected a name that no other step has, in any branch; Steps[0] and Steps[1] have it',
        "  - Prepare.Arguments.RoleArn: got 4 characters; allowed is 20 to 2048 characters (SageMaker API CreateProcessingJob)",
        "  - maxParallelSteps: got 0; expected a whole number from 1",
      ].join("\n"),
    ]);
  });

  test("for parameters that are not those of its definition", async () => {
    const Day = stringParameter("Day", { default: "x" });
    const Input = stringParameter("Input", { default: "s3://data-bucket/all/" });
    const definition = pipelineDefinition({
      parameters: [Day, Input],
      experiment: null,
      steps: [prepareStep()],
    });
    const parameters = { Date: Day, Day, Input, Other: stringParameter("Other") };
    expect(await refusalOf({ parameters }, definition)).toEqual([
      [
        "churn cannot be built:",
        '  - parameters.Date: got "Day"; expected the parameter Date',
        '  - parameters.Other: got "Other"; expected a parameter of the definition',
      ].join("\n"),
    ]);
  });
});
