import { ABSENT, UNKNOWN } from "./testing/values.ts";
import { problemsAfter } from "./testing/judging.ts";

const configuration = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const pattern = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}";

describe("a name that Pulumi makes up", () => {
  test("may be made of a name of letters, digits and hyphens", () => {
    expect(problemsAfter(configuration, { name: ABSENT }, "a".repeat(55))).toEqual([]);
  });

  test("is refused when the resource's name has other characters", () => {
    expect(problemsAfter(configuration, { name: ABSENT }, "my_endpoint")).toEqual([
      `name: got "my_endpoint-" and 7 more characters, which are added; allowed is what matches ${pattern} (SageMaker API CreateEndpointConfig)`,
    ]);
  });

  test("is refused when it gets too long", () => {
    const name = "a".repeat(56);
    expect(problemsAfter(configuration, { name: ABSENT }, name)).toEqual([
      `name: got "${name}-" and 7 more characters, which are added; allowed is at most 63 characters (SageMaker API CreateEndpointConfig)`,
    ]);
  });

  test("is not judged when the resource has a name for the API", () => {
    expect(problemsAfter(configuration, { name: "sentiment" }, "my_endpoint")).toEqual([]);
    expect(problemsAfter(configuration, { name: UNKNOWN }, "my_endpoint")).toEqual([]);
  });

  test("is not judged where names are not made up", () => {
    expect(problemsAfter("aws:sagemaker/pipeline:Pipeline", {}, "my_pipeline")).toEqual([]);
  });
});

describe("a prefix", () => {
  test("leaves room for what the provider adds", () => {
    expect(
      problemsAfter(configuration, { name: ABSENT, namePrefix: `${"a".repeat(36)}-` }, "my_endpoint"),
    ).toEqual([]);
  });

  test("is refused when it leaves too little", () => {
    const namePrefix = "a".repeat(38);
    expect(problemsAfter(configuration, { name: ABSENT, namePrefix }, "x")).toEqual([
      `namePrefix: got "${namePrefix}" and 26 more characters, which are added; allowed is at most 63 characters (SageMaker API CreateEndpointConfig)`,
    ]);
  });

  test("may be known later", () => {
    expect(problemsAfter(configuration, { name: ABSENT, namePrefix: UNKNOWN }, "my_endpoint")).toEqual([]);
  });
});
