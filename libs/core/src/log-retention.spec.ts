import { awsEnvironment } from "./environment.ts";
import { defaultRetentionDays, retentionProblems } from "./log-retention.ts";

test.each([
  ["dev", 30],
  ["qa", 30],
  ["shared", 30],
  ["prod", 365],
] as const)("logs of %s are kept for %d days unless something else is said", (name, days) => {
  expect(
    defaultRetentionDays(
      awsEnvironment({ app: "sentiment", name, account: "111122223333", region: "eu-west-1" }),
    ),
  ).toBe(days);
});

test("a number of days that CloudWatch knows is fine, and so is none", () => {
  expect(
    [1, 90, 365, 3653, undefined].flatMap((days) => retentionProblems("logRetentionDays", days)),
  ).toEqual([]);
});

test("another number is refused with those there are", () => {
  expect(retentionProblems("logRetentionDays", 100)).toEqual([
    "logRetentionDays: got 100; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, " +
      "1827, 2192, 2557, 2922, 3288, 3653",
  ]);
});
