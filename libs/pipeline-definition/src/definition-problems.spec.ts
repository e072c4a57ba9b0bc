import { output } from "@pulumi/pulumi";
import {
  type StepDefinition,
  definitionProblems,
  failStep,
  integerParameter,
  pipelineDefinition,
  stringParameter,
  trainingStep,
} from "./index.ts";
import { mutated, mutations } from "./testing/mutations.ts";
import { pipelines } from "./testing/pipelines/index.ts";

const texts = (definition: unknown) => definitionProblems(definition).map(({ text }) => text);

test.each(Object.entries(pipelines))("nothing is wrong with %s", (_, pipeline) => {
  expect(texts(pipeline())).toEqual([]);
});

test.each(mutations.map((mutation) => [mutation.fault, mutation] as const))(
  "%s is refused",
  (_, mutation) => {
    expect(texts(mutated(mutation))).toEqual(mutation.problems);
  },
);

test("all problems are found at once, with step and path", () => {
  const definition = mutated({
    pipeline: "train-evaluate-register",
    changes: {
      "Parameters.0.Type": "Text",
      "Steps.0.CacheConfig.Enabled": "yes",
      "Steps.1.Arguments.RoleArn": undefined,
      "Steps.3.Arguments.ElseSteps.0.Arguments.ErrorMessage": { Get: "Parameters.Message" },
    },
  });
  expect(definitionProblems(definition).map(({ step, path }) => [step, path])).toEqual([
    [undefined, "Parameters[0].Type"],
    ["AbaloneProcess", "CacheConfig.Enabled"],
    ["AbaloneTrain", "Arguments.RoleArn"],
    ["AbaloneMSEFail", "Arguments.ErrorMessage"],
  ]);
});

const training = {
  AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "image" },
  OutputDataConfig: { S3OutputPath: "s3://data/model" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
  RoleArn: "arn:aws:iam::111122223333:role/jobs",
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
} as const;

test("nothing is said of what only a deployment knows, and all of what is beside it", () => {
  const train = trainingStep("Train", {
    arguments: {
      ...training,
      RoleArn: output("no role"),
      VpcConfig: { Subnets: output([]), SecurityGroupIds: [output(""), "sg 1"] },
      ResourceConfig: { InstanceType: output("no type"), InstanceCount: -1, VolumeSizeInGB: output(-30) },
    },
  });
  expect(texts(pipelineDefinition({ steps: [train] }))).toEqual([
    "Train.Arguments.ResourceConfig.InstanceCount: got -1; allowed is at least 0 (SageMaker API CreateTrainingJob)",
    'Train.Arguments.VpcConfig.SecurityGroupIds[1]: got "sg 1"; allowed is what matches [-0-9a-zA-Z]+ (SageMaker API CreateTrainingJob)',
  ]);
});

test("a parameter without a default is judged by its type only", () => {
  const [name, count] = [stringParameter("Name"), integerParameter("Count")];
  const resources = { ...training.ResourceConfig, InstanceType: name, InstanceCount: count };
  const train = trainingStep("Train", { arguments: { ...training, ResourceConfig: resources } });
  expect(texts(pipelineDefinition({ parameters: [name, count], steps: [train] }))).toEqual([]);
});

test("steps of a branch can be used after their condition, and the condition inside its branches", () => {
  const definition = mutated({
    pipeline: "nested-conditions",
    changes: {
      "Steps.2.DependsOn": ["TrainSmall", "TrainLarge", "IsLarge"],
      "Steps.1.Arguments.IfSteps.0.Arguments.IfSteps.0.DependsOn": ["IsLarge", "IsGood", "Profile"],
    },
  });
  expect(texts(definition)).toEqual([]);
});

test("a step may use a later one that it names in DependsOn, as the Python SDK writes functions with @step", () => {
  const changes = { "Steps.0.Arguments.ProcessingInputs.0.S3Input.S3Uri": { Get: "Steps.Late.ModelName" } };
  const late = { Name: "Late", Type: "Model", Arguments: { PrimaryContainer: { Image: "a" } } };
  const forward = { pipeline: "train-evaluate-register", changes: { ...changes, "Steps.4": late } };
  const named = { ...forward, changes: { ...forward.changes, "Steps.0.DependsOn": ["Late"] } };
  expect([texts(mutated(forward)), texts(mutated(named))]).toEqual([
    [
      'AbaloneProcess.Arguments.ProcessingInputs[0].S3Input.S3Uri: got {"Get":"Steps.Late.ModelName"}; expected a step that stands before AbaloneProcess; move Late up, or name it in DependsOn',
    ],
    [],
  ]);
});

test("several cycles are told apart, and steps after a cycle are not in it", () => {
  const step = (name: string, ...DependsOn: string[]) => ({
    ...failStep(name).definition,
    Type: "Lineage",
    DependsOn,
  });
  const definition = {
    Steps: [
      step("a", "b"),
      step("b", "a"),
      step("c", "b", "e"),
      step("d", "d"),
      step("e", "d"),
    ] as StepDefinition[],
  };
  expect(texts(definition)).toEqual([
    "a: got a cycle, a -> b -> a; expected steps that can run one after the other",
    "d: got a cycle, d -> d; expected steps that can run one after the other",
  ]);
});

test("a definition has limits", () => {
  const definition = pipelineDefinition({
    parameters: Array.from({ length: 201 }, (_, index) => stringParameter(`P${index}`)),
    metadata: { note: "a".repeat(1025) },
    steps: [failStep("End", { description: "b".repeat(3073), displayName: "c".repeat(257) })],
  });
  expect(texts(definition)).toEqual([
    expect.stringMatching(/^Metadata\.note: got "a+\.\.\.; expected a text of at most 1024 characters$/),
    "Parameters: got 201 elements; expected at most 200",
    expect.stringMatching(/^End\.DisplayName: .* at most 256 characters$/),
    expect.stringMatching(/^End\.Description: .* at most 3072 characters$/),
  ]);
});

test.each([
  [null, "definition: got null; expected an object with Steps"],
  [[], "definition: got []; expected an object with Steps"],
  [{}, "Steps: got nothing; it is required"],
  [{ Steps: {} }, "Steps: got {}; expected a list"],
])("%j is no definition", (definition, problem) => {
  expect(texts(definition)).toEqual([problem]);
});

test("a definition that is too large is refused for that alone", () => {
  const notes = Object.fromEntries(
    Array.from({ length: 1040 }, (_, index) => [`n${index}`, "a".repeat(1000)]),
  );
  const definition = pipelineDefinition({ metadata: notes, steps: [failStep("a b")] });
  expect(texts(definition)).toEqual([
    `definition: got ${JSON.stringify(definition).length} characters; expected at most 1048576`,
  ]);
});

test("thousands of steps that all name what does not exist, or each other, are judged in seconds", () => {
  const names = Array.from({ length: 5000 }, (_, index) => `step-${index}`);
  const Steps = names.map((Name, index) => ({
    Name,
    Type: "Lineage",
    Arguments: { a: { Get: "Steps.lost.Outcome" } },
    DependsOn: [names[(index + 1) % names.length], "nobody"],
  }));
  const begin = performance.now();
  const found = texts({ Steps });
  expect([found.length, performance.now() - begin < 5000]).toEqual([10_001, true]);
});

test("a name from a file cannot move the cursor of a terminal", () => {
  const [problem] = definitionProblems(pipelineDefinition({ steps: [failStep("a\u001b[2J\nb\u009b")] }));
  expect(problem?.text).toBe(
    'a\\u001b[2J\\u000ab\\u009b.Name: got "a\\u001b[2J\\nb\\u009b"; expected 1 to 64 letters, digits, - and _',
  );
});
