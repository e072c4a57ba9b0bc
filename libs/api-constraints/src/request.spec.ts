import { requestMemberType, requestProblems } from "./request.ts";

const training = {
  AlgorithmSpecification: {
    TrainingImage: "1.dkr.ecr.eu-west-1.amazonaws.com/train:1",
    TrainingInputMode: "File",
  },
  OutputDataConfig: { S3OutputPath: "s3://models/sentiment" },
  ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
  RoleArn: "arn:aws:iam::111122223333:role/mlops/training",
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
};
const filledIn = ["TrainingJobName"];

test("a request of the API's own names is fine when the caller fills in what is missing", () => {
  expect(requestProblems("CreateTrainingJob", training, { filledIn })).toEqual([]);
  expect(requestProblems("CreateTrainingJob", training)).toEqual([
    { path: "TrainingJobName", got: "nothing", allowed: "it is required" },
  ]);
});

test("every member that the API refuses is named with its path", () => {
  const request = {
    ...training,
    ResourceConfig: { InstanceCount: -1, InstanceType: "ml.m5.lerge", VolumeSizeInGb: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: "3600" },
  };
  expect(requestProblems("CreateTrainingJob", request, { filledIn })).toEqual([
    {
      path: "ResourceConfig.VolumeSizeInGb",
      got: "a member that CreateTrainingJob does not have",
      allowed: "the nearest is VolumeSizeInGB",
    },
    { path: "ResourceConfig.InstanceCount", got: "-1", allowed: "allowed is at least 0" },
    {
      path: "ResourceConfig.InstanceType",
      got: '"ml.m5.lerge"',
      allowed: 'allowed is one of 225 values, the nearest is "ml.m5.large"',
    },
    { path: "StoppingCondition.MaxRuntimeInSeconds", got: '"3600"', allowed: "allowed is a whole number" },
  ]);
});

test("nothing is said of what is known only later, nor of what holds it", () => {
  const parameter = Symbol("a pipeline parameter");
  const request = { ...training, RoleArn: parameter, StoppingCondition: parameter };
  const isUnknown = (value: unknown) => value === parameter;
  expect(requestProblems("CreateTrainingJob", request, { filledIn, isUnknown })).toEqual([]);
  expect(requestProblems("CreateTrainingJob", { ...training, RoleArn: 5 }, { filledIn, isUnknown })).toEqual([
    { path: "RoleArn", got: "5", allowed: "allowed is a text" },
  ]);
});

test("an operation without a model is refused", () => {
  expect(() => requestProblems("DeletePipeline", {})).toThrow("models has no operation DeletePipeline");
});

test.each([
  [["ResourceConfig", "InstanceCount"], "integer"],
  [["InputDataConfig", 0, "ChannelName"], "string"],
  [["HyperParameters", "epochs"], "string"],
  [["EnableManagedSpotTraining"], "boolean"],
  [["ResourceConfig"], "structure"],
  [["ResourceConfig", "toString"], undefined],
  [["Nothing", "here"], undefined],
])("%j of a training job is a %s", (path, type) => {
  expect(requestMemberType("CreateTrainingJob", path)).toBe(type);
});
