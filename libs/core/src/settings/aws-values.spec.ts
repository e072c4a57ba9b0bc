import { output } from "@pulumi/pulumi";
import fc from "fast-check";
import type { z } from "zod";
import {
  ecrImageValue,
  environmentVariablesValue,
  instanceTypeValue,
  modelPackageArnValue,
  s3PrefixValue,
  s3UriValue,
  sagemakerNameValue,
} from "./aws-values.ts";
import { settingsProblems } from "./checked-settings.ts";

describe("an instance type of SageMaker", () => {
  test.each(["ml.t3.medium", "ml.g5.48xlarge", "ml.p4d.24xlarge", "ml.geospatial.interactive"])(
    "may be %s",
    (name) => {
      expect(settingsProblems(instanceTypeValue(), name)).toEqual([]);
    },
  );

  test.each(["t3.medium", "ml.t3", "ml.t3.*", "ML.t3.medium", ""])("is not %p", (name) => {
    expect(settingsProblems(instanceTypeValue(), name)).toEqual([
      `value: got "${name}"; expected an instance type of SageMaker, such as "ml.t3.medium"`,
    ]);
  });
});

describe("a name of SageMaker", () => {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".split("");

  test("may have letters, digits and inner hyphens up to 63 characters", () => {
    const inner = fc.string({ unit: fc.constantFrom(...letters, "-"), maxLength: 61 });
    const end = fc.constantFrom(...letters);
    fc.assert(
      fc.property(end, inner, end, (first, middle, last) => {
        expect(settingsProblems(sagemakerNameValue(), `${first}${middle}${last}`)).toEqual([]);
      }),
    );
  });

  test.each(["", "-ana", "ana-", "an_a", "an.a", "an a", "müller", "a".repeat(64)])("is not %p", (name) => {
    expect(settingsProblems(sagemakerNameValue(), name)).toEqual([
      `value: got "${name}"; expected 1 to 63 letters, digits and hyphens, with a letter or a digit at both ends`,
    ]);
  });
});

const packageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud";
const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud";
const imageProblem =
  "expected an image in ECR: <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>, at most 255 characters";

test.each<[string, z.ZodType, unknown, string[]]>([
  ["a version of a model", modelPackageArnValue(), `${packageArn}/7`, []],
  [
    "a group of models",
    modelPackageArnValue(),
    packageArn,
    [`value: got "${packageArn}"; expected arn:…:model-package/<group>/<version>`],
  ],
  ["an image in ECR", ecrImageValue(), `${image}:1.0`, []],
  ["an image elsewhere", ecrImageValue(), "fraud:1.0", [`value: got "fraud:1.0"; ${imageProblem}`]],
  ["an image with a name as long as allowed", ecrImageValue(), `${image}:${"a".repeat(204)}`, []],
  [
    "an image with a longer name",
    ecrImageValue(),
    `${image}:${"a".repeat(205)}`,
    [expect.stringContaining(`...; ${imageProblem}`)],
  ],
  ["an object in S3", s3UriValue(), "s3://models/fraud/7.tar.gz", []],
  [
    "a bucket alone",
    s3UriValue(),
    "s3://models",
    ['value: got "s3://models"; expected an S3 URI such as "s3://bucket/key"'],
  ],
  ["a prefix in S3", s3PrefixValue(), "s3://models/fraud/", []],
  [
    "an object for a prefix",
    s3PrefixValue(),
    "s3://models/fraud",
    ['value: got "s3://models/fraud"; expected an S3 URI that ends in /'],
  ],
  ["environment variables", environmentVariablesValue(), { LOG_LEVEL: "info", _1: output("x") }, []],
  [
    "a variable that no shell can set",
    environmentVariablesValue(),
    { "1": "x" },
    ['1: got "1"; expected letters, digits and "_", not beginning with a digit'],
  ],
  [
    "a value that is too long",
    environmentVariablesValue(),
    { A: "x".repeat(1025) },
    [expect.stringMatching(/^A: got "x+\.\.\.; expected at most 1024 characters$/)],
  ],
])("%s", (_, schema, value, problems) => {
  expect(settingsProblems(schema, value)).toEqual(problems);
});
