import { awsEnvironment } from "@mlops/core";
import { dev } from "../test/references.ts";
import { strangerProblems } from "./one-environment.ts";

test("references of another account or region are refused, and by name", () => {
  const otherAccount = awsEnvironment("qa", "222233334444", "eu-west-1");
  const otherRegion = awsEnvironment("dev", "111122223333", "us-east-1");
  const problems = strangerProblems("network", {
    network: { environment: dev },
    keys: { environment: otherAccount },
    guardrails: { environment: dev },
    mlEnvironment: { environment: otherRegion },
  });
  expect(problems).toEqual([
    "keys: lives in account 222233334444, eu-west-1; expected account 111122223333, eu-west-1, where network lives",
    "mlEnvironment: lives in account 111122223333, us-east-1; expected account 111122223333, eu-west-1, where network lives",
  ]);
});
