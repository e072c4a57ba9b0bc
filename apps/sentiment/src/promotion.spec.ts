import { platformOutputs } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { pretendCloud, pretendProblems, stackFileValues } from "@mlops/testing";
import sentiment from "./index.ts";

const region = "eu-west-1";
const accounts = { dev: "111122223333", qa: "222233334444" } as const;
const qa = { app: "sentiment", environment: "qa" } as const;

/** What a platform exports that has a registry with the model. */
const platform = (name: keyof typeof accounts, account: string = accounts[name]) => {
  const environment = awsEnvironment({ app: "platform", name, account, region });
  const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
  return {
    ...platformOutputs(environment),
    "registry-sentiment": {
      environment: { ...environment },
      groupName: `sentiment-of-${name}`,
      groupArn: arn("sagemaker", `model-package-group/sentiment-of-${name}`),
      artifactsUri: `s3://artifacts-of-${name}/models/sentiment/`,
      artifactKeyArn: arn("kms", `key/${name}`),
      images: [`${account}.dkr.ecr.${region}.amazonaws.com/inference`],
    },
  };
};

const options = (registry: object, references: object = { "platform.dev": platform("dev") }) => ({
  stack: "sentiment.qa",
  config: { ...stackFileValues(qa), registry },
  references: { "platform.qa": platform("qa"), ...references },
});
const program = () => sentiment.run(qa);
const packageOf = async (registry: object) =>
  (await pretendCloud(program, options(registry))).inputs("sentiment-main-model").primaryContainer;

test("a version of another environment's registry is promoted by reference", async () => {
  expect(await packageOf({ environment: "dev", account: accounts.dev })).toEqual({
    modelPackageName: `arn:aws:sagemaker:${region}:${accounts.dev}:model-package/sentiment-of-dev/12`,
  });
});

test("an environment that trains its models itself takes them from its own registry", async () => {
  expect(await packageOf({ environment: "qa" })).toEqual({
    modelPackageName: `arn:aws:sagemaker:${region}:${accounts.qa}:model-package/sentiment-of-qa/12`,
  });
});

test("a registry of an account that is not trusted is refused", async () => {
  const account = "444455556666";
  const references = { "platform.dev": platform("dev", account) };
  expect(await pretendProblems(program, options({ environment: "dev", account }, references))).toEqual([
    'sentiment cannot be built:\n  - registry: got "444455556666"; expected account 222233334444; to serve another ' +
      "account's versions, add it to trustedAccounts",
  ]);
});

test("a registry that is in another account than the stack file says is refused", async () => {
  const elsewhere = { "platform.dev": platform("dev", "444455556666") };
  const [problem = ""] = await pretendProblems(
    program,
    options({ environment: "dev", account: accounts.dev }, elsewhere),
  );
  expect(problem).toContain('output "registry-sentiment" of stack');
  expect(problem).toContain(
    'environment.account: got "444455556666"; expected "111122223333", the account that the stack that reads it names',
  );
});
