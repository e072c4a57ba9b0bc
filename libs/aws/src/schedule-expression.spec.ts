import { isCronExpression, isOneTimeExpression, parseRateExpression } from "./schedule-expression.ts";

test.each([
  ["cron(0 19 ? * MON-FRI *)", true],
  ["cron(0 2 * * ? *)", true],
  ["cron(0/5 8-17 L * ? 2027)", true],
  ["cron(0 2 * * * *)", false],
  ["cron(0 2 ? * ? *)", false],
  ["cron(0 2 * * ?)", false],
  ["rate(1 day)", false],
  ["", false],
])("%j is a cron expression: %s", (text, expected) => {
  expect(isCronExpression(text)).toBe(expected);
});

test.each([
  ["rate(1 hour)", { count: 1, unit: "hour", isGrammatical: true }],
  ["rate(5 minutes)", { count: 5, unit: "minute", isGrammatical: true }],
  ["rate(1 days)", { count: 1, unit: "day", isGrammatical: false }],
  ["rate(5 minute)", { count: 5, unit: "minute", isGrammatical: false }],
  ["rate(0 days)", undefined],
  ["rate(5 weeks)", undefined],
  ["cron(0 2 * * ? *)", undefined],
])("%j is the rate %j", (text, rate) => {
  expect(parseRateExpression(text)).toEqual(rate);
});

test("a moment has a date and a time", () => {
  expect(isOneTimeExpression("at(2027-01-31T08:00:00)")).toBe(true);
  expect(isOneTimeExpression("at(2027-01-31)")).toBe(false);
});
