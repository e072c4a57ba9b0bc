import { monitorScheduleHours, monitorSchedulePattern } from "./monitor-schedule.ts";

test.each([
  ["cron(0 * ? * * *)", 1],
  ["cron(0 3 ? * * *)", 24],
  ["cron(0 0/6 ? * * *)", 6],
  ["cron(0 6/5 ? * * *)", 9],
  ["cron(0 17/12 ? * * *)", 24],
  ["NOW", undefined],
])("%s is legal, and its longest pause is %p hours", (expression, hours) => {
  expect(monitorSchedulePattern.test(expression)).toBe(true);
  expect(monitorScheduleHours(expression)).toBe(hours);
});

test.each([
  "rate(1 hour)",
  "cron(30 * ? * * *)",
  "cron(0 24 ? * * *)",
  "cron(0 3,15 ? * * *)",
  "cron(0 3/25 ? * * *)",
  "cron(0 3/0 ? * * *)",
  "cron(0 3 ? * MON *)",
  "cron(0 3 * * ? *)",
  "now",
])("%s is refused", (expression) => {
  expect(monitorSchedulePattern.test(expression)).toBe(false);
});
