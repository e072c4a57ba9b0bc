import { environmentOf, stackOf } from "./environment.ts";

const urn = (stack: string) => `urn:pulumi:${stack}::mlops-platform::aws:s3/bucket:Bucket::data`;

describe("the stack of a URN", () => {
  test.each([
    [urn("platform.prod"), "platform.prod"],
    [urn("dev"), "dev"],
    ["urn:pulumi:platform.prod", ""],
    ["arn:aws:s3:::data", ""],
    ["", ""],
  ])("of %s is %j", (text, expected) => {
    expect(stackOf(text)).toBe(expected);
  });
});

describe("the environment of a resource", () => {
  test.each([
    ["platform.dev", "dev"],
    ["sentiment.qa", "qa"],
    ["sentiment.prod", "prod"],
    ["delivery.qa", "qa"],
  ])("is the one that the stack %s is named after: %s", (stack, expected) => {
    expect(environmentOf(urn(stack))).toBe(expected);
  });

  test.each(["delivery.shared", "dev", "platform.dev.old", ".dev", "platform.DEV", "platform-dev", ""])(
    "is the strictest, prod, when the stack is named %j",
    (stack) => {
      expect(environmentOf(urn(stack))).toBe("prod");
    },
  );
});
