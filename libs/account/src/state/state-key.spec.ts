import { awsEnvironment } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { stateKeyPolicy } from "./state-access.ts";
import { StateKey } from "./state-key.ts";

const environment = awsEnvironment({
  app: "account",
  name: "shared",
  account: "444455556666",
  region: "eu-west-1",
});
const users = [{ name: "dev", account: "111122223333", partition: "aws" }] as const;
const deployed = () => pretendCloud(() => new StateKey("state-key", { environment, users }));

test("the key has the alias that stack files name, rotates, and can be restored for 30 days", async () => {
  const cloud = await deployed();
  expect(cloud.census()).toEqual(["Alias state-key-alias", "Key state-key", "StateKey state-key"]);
  expect(cloud.inputs("state-key-alias", "Alias").name).toBe("alias/mlops-pulumi");
  expect(cloud.inputs("state-key", "Key")).toEqual({
    description: "State and secrets of the stacks",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: JSON.stringify(stateKeyPolicy(environment, users)),
  });
});

test("the key is protected, and stays when its stack goes", async () => {
  const { protect, options } = (await deployed()).resource("state-key", "Key");
  expect([protect, options.retainOnDelete]).toEqual([true, true]);
});
