import { readFileSync } from "node:fs";
import { Repository } from "@pulumi/aws/ecr/repository.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { StudioLifecycleConfig } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { findingsOf } from "./findings.ts";
import { deployed, providerOf } from "./testing/pretend-stacks.ts";

const messages = async (...args: Parameters<typeof deployed>) =>
  findingsOf(await deployed(...args)).map(({ message }) => message);

test("what a callback throws is found with its line, and other stacks are looked at all the same", async () => {
  const found = findingsOf(
    await deployed({
      "app.dev": () => {
        const queue = new Queue("jobs", {}, { provider: providerOf() });
        return {
          part: queue.arn.apply((arn) => {
            if (arn !== "") throw new Error(`thrown where ${arn.split(":")[2]} is known`);
            return arn;
          }),
        };
      },
      "web.dev": () => void new Queue("jobs", { name: "a.b" }, { provider: providerOf() }),
    }),
  );
  const line = readFileSync(__filename, "utf8")
    .split("\n")
    .findIndex((text) => text.includes("throw new Error("));
  expect(found.map(({ kind, stack, message }) => [kind, stack, message])).toEqual([
    ["program-failed", "app.dev", "thrown where sqs is known"],
    ["malformed-name", "web.dev", 'name: got "a.b"; expected letters, digits, - and _'],
  ]);
  expect(found[0]?.position).toMatchObject({ file: __filename, line: line + 1 });
});

test("a repository's image is found that a stack file names otherwise than it is made", async () => {
  const registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
  const programs = {
    "platform.dev": () =>
      void new Repository(
        "inference",
        { name: "mlops-platform-dev-ml-inference-01361c56" },
        { provider: providerOf() },
      ),
    "app.dev": () => {
      const imageUri = `${registry}/mlops-dev-inference:1.0`;
      new LambdaFunction(
        "served",
        { role: "arn:aws:iam::111122223333:role/served", imageUri },
        { provider: providerOf() },
      );
    },
  };
  expect(await messages(programs)).toEqual([
    'imageUri: got the repository "mlops-dev-inference" of 111122223333, eu-west-1, which no stack makes; expected one that ' +
      'is, such as "mlops-platform-dev-ml-inference-01361c56"; name it as it is made, or make it',
  ]);
});

test("a name in Studio that lacks its environment is found", async () => {
  const settings = () =>
    void new StudioLifecycleConfig(
      "settings",
      {
        studioLifecycleConfigName: "mlops-studio-settings",
        studioLifecycleConfigAppType: "JupyterLab",
        studioLifecycleConfigContent: "",
      },
      { provider: providerOf() },
    );
  expect(await messages({ "platform.dev": settings, "platform.prod": settings })).toEqual([
    'is named "mlops-studio-settings", as platform.dev: StudioLifecycleConfig "settings" is: they collide where both ' +
      "environments are in one account; name it after its environment",
  ]);
});

test("a collision says what the second one does to the first", async () => {
  const bucket = () => void new Bucket("data", { bucket: "shop" }, { provider: providerOf() });
  const queue = () => void new Queue("jobs", { name: "shop" }, { provider: providerOf() });
  expect(await messages({ "app.dev": bucket, "web.dev": bucket })).toEqual([
    'is "shop" in AWS, as app.dev: Bucket "data" is: AWS refuses the second one; give one of them another name',
  ]);
  expect(await messages({ "app.dev": queue, "web.dev": queue })).toEqual([
    'is "https://sqs.eu-west-1.amazonaws.com/111122223333/shop" in AWS, as app.dev: Queue "jobs" is: the second one ' +
      "silently takes over the first, and whichever is destroyed first takes it away from the other; give one of them " +
      "another name",
  ]);
});

test("where stacks are left out, nothing is said about what no stack makes", async () => {
  const programs = {
    "base.dev": () => void new Queue("jobs", { name: "shop-jobs" }, { provider: providerOf() }),
    "app.dev": () => {
      const environment = { variables: { QUEUE: "arn:aws:sqs:eu-west-1:111122223333:shop-others" } };
      new LambdaFunction(
        "reader",
        { role: "arn:aws:iam::1:role/r", environment },
        { provider: providerOf() },
      );
    },
  };
  const whole = await deployed(programs);
  expect(findingsOf(whole).map(({ kind }) => kind)).toEqual(["dangling-reference"]);
  expect(findingsOf({ ...whole, isWhole: false })).toEqual([]);
});
