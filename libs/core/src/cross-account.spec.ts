import { crossAccountProblems } from "@mlops/core";
import { awsEnvironment } from "./environment.ts";

const here = awsEnvironment({ app: "sentiment", name: "dev", account: "111122223333", region: "eu-west-1" });
const at = (account: string, region: string) => ({
  environment: awsEnvironment({ app: "sentiment", name: "dev", account, region }),
});

test("references of the component's account and region are fine, whatever their environment is called", () => {
  expect(crossAccountProblems(here, { keys: { environment: { ...here, name: "qa" } } })).toEqual([]);
});

test("references of another account or region are refused, each by its argument", () => {
  const refs = {
    keys: at("444455556666", "eu-west-1"),
    guardrails: { environment: here },
    network: at("111122223333", "eu-central-1"),
  };
  expect(crossAccountProblems(here, refs)).toEqual([
    "keys: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
    "network: got account 111122223333, eu-central-1; expected account 111122223333, eu-west-1",
  ]);
});
