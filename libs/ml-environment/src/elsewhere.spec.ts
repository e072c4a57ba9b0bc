import { awsEnvironment } from "@mlops/core";
import { elsewhereProblems } from "./elsewhere.ts";

describe("a reference", () => {
  const here = awsEnvironment("prod", "111122223333", "eu-west-1");

  test.each([
    ["of the same account and region is right", awsEnvironment("prod", "111122223333", "eu-west-1"), []],
    [
      "of another account is refused",
      awsEnvironment("dev", "222222222222", "eu-west-1"),
      ["keys is of account 222222222222, eu-west-1; expected account 111122223333, eu-west-1"],
    ],
    [
      "of another region is refused",
      awsEnvironment("prod", "111122223333", "eu-central-1"),
      ["keys is of account 111122223333, eu-central-1; expected account 111122223333, eu-west-1"],
    ],
  ])("%s", (_, there, problems) => {
    expect(elsewhereProblems("keys", there, here)).toEqual(problems);
  });
});
