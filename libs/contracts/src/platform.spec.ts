import { StackReference } from "@pulumi/pulumi";
import { pretendCloud } from "@mlops/testing";
import { readPlatform } from "./platform.ts";
import { platformOutputs, platformRef, testEnvironment } from "./testing/platform-ref.ts";

test("a platform's references have the values that its stack exports", async () => {
  const environment = testEnvironment("prod");
  const read = await pretendCloud(() => readPlatform(new StackReference("platform.prod"), environment), {
    references: { "platform.prod": platformOutputs(environment) },
  });
  const made = await pretendCloud(() => platformRef(environment));

  expect(read.outputs).toEqual(made.outputs);
});
