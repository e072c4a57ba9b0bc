import { output, secret } from "@pulumi/pulumi";
import fc from "fast-check";
import { z } from "zod";
import { otherAccountsValue, resourceIdValue, retentionDaysValue } from "./aws-values.ts";
import { settingsProblems } from "./checked-settings.ts";
import {
  choiceValue,
  durationValue,
  independentValue,
  inputValue,
  listValue,
  numberValue,
  positiveNumberValue,
  recordValue,
  refused,
  wholeNumberValue,
} from "./values.ts";

const named = z.strictObject({ name: z.string() });

test.each<[string, z.ZodType, unknown, string[]]>([
  ["any length of time", durationValue(), "90 minutes", []],
  [
    "a length of time without unit",
    durationValue(),
    "90",
    ['value: got "90"; expected a number and a unit, such as "30 minutes" or "7 days"'],
  ],
  ["whole days within the range", durationValue({ unit: "day", min: 1, max: 30 }), "48 hours", []],
  ["as few whole days as allowed", durationValue({ unit: "day", min: 7, max: 30 }), "7 days", []],
  ["as many whole days as allowed", durationValue({ unit: "day", min: 7, max: 30 }), "30 days", []],
  [
    "too few days",
    durationValue({ unit: "day", min: 7, max: 30 }),
    "6 days",
    ['value: got "6 days"; expected 7 to 30 whole days, such as "7 days"'],
  ],
  [
    "whole hours that are no whole days",
    durationValue({ unit: "day", min: 7, max: 30 }),
    "200 hours",
    ['value: got "200 hours"; expected 7 to 30 whole days, such as "7 days"'],
  ],
  [
    "half a day",
    durationValue({ unit: "day", min: 1, max: 30 }),
    "36 hours",
    ['value: got "36 hours"; expected 1 to 30 whole days, such as "1 day"'],
  ],
  [
    "too many days",
    durationValue({ unit: "day", min: 7, max: 30 }),
    "31 days",
    ['value: got "31 days"; expected 7 to 30 whole days, such as "7 days"'],
  ],
  ["a whole number at its limit", wholeNumberValue({ min: 1, max: 3 }), 3, []],
  [
    "a number that is not whole",
    wholeNumberValue({ min: 1, max: 3 }),
    1.5,
    ["value: got 1.5; expected a whole number from 1 to 3"],
  ],
  [
    "a text for a number",
    wholeNumberValue({ min: 1, max: 3 }),
    "2",
    ['value: got "2"; expected a whole number from 1 to 3'],
  ],
  ["as much time as one likes", durationValue({ unit: "second", min: 1 }), "400 days", []],
  [
    "less time than there must be",
    durationValue({ unit: "second", min: 1 }),
    "0.5 seconds",
    ['value: got "0.5 seconds"; expected 1 or more whole seconds, such as "1 second"'],
  ],
  ["as large a number as one likes", wholeNumberValue({ min: 1 }), 1_000_000, []],
  [
    "too small a number without upper limit",
    wholeNumberValue({ min: 1 }),
    0,
    ["value: got 0; expected a whole number from 1"],
  ],
  ["no number", wholeNumberValue({ min: 0 }), Number.NaN, ["value: got NaN; expected a whole number from 0"]],
  ["a positive number", positiveNumberValue({ max: 100 }), 0.1, []],
  ["zero", positiveNumberValue(), 0, ["value: got 0; expected more than 0"]],
  [
    "more than all",
    positiveNumberValue({ max: 100 }),
    100.5,
    ["value: got 100.5; expected more than 0 and at most 100"],
  ],
  ["a share", numberValue({ min: 0, max: 100 }), 12.5, []],
  [
    "more than the whole",
    numberValue({ min: 0, max: 100 }),
    101,
    ["value: got 101; expected a number from 0 to 100"],
  ],
  ["a list", listValue(named, { unique: "name" }), [{ name: "a" }, { name: "b" }], []],
  [
    "a name twice",
    listValue(named, { unique: "name" }),
    [{ name: "a" }, { name: "a" }],
    ['value: got "a"; expected each one once'.replace("value", "[1].name")],
  ],
  [
    "names that differ in case only",
    listValue(named, { unique: "name" }),
    [{ name: "a" }, { name: "A" }],
    [],
  ],
  [
    "names that differ in case only, where case does not count",
    listValue(named, { unique: "name", ignoreCase: true }),
    [{ name: "a" }, { name: "b" }, { name: "A" }],
    ['[2].name: got "A"; expected each one once, whatever its case'],
  ],
  ["an object with names of one's choice", recordValue(z.string(), z.string(), { max: 1 }), { a: "1" }, []],
  [
    "too many entries",
    recordValue(z.string(), z.string(), { max: 1 }),
    { a: "1", b: "2" },
    ['value: got {"a":"1","b":"2"}; expected 0 to 1 entries'],
  ],
  [
    "too few items",
    listValue(z.string(), { min: 2 }),
    ["a"],
    ['value: got ["a"]; expected at least 2 items'],
  ],
  [
    "too many items",
    listValue(z.string(), { max: 1 }),
    ["a", "b"],
    ['value: got ["a","b"]; expected 0 to 1 items'],
  ],
  [
    "accounts that are none, the own one, or named twice",
    otherAccountsValue("111122223333"),
    ["qa", "111122223333", "222222222222", "222222222222", "22222222222", "2222222222222"],
    [
      '[0]: got "qa"; expected 12 digits, in quotes',
      '[1]: got "111122223333"; expected an account other than the stack\'s own',
      '[4]: got "22222222222"; expected 12 digits, in quotes',
      '[5]: got "2222222222222"; expected 12 digits, in quotes',
      '[3]: got "222222222222"; expected each one once',
    ],
  ],
  ["other accounts", otherAccountsValue("111122223333"), ["222222222222", "333333333333"], []],
  ["no other account", otherAccountsValue("111122223333"), [], []],
  ["the id of a resource", resourceIdValue("subnet"), "subnet-0a1b", []],
  [
    "the id of another kind of resource",
    resourceIdValue("subnet"),
    "vpc-0a1b",
    ['value: got "vpc-0a1b"; expected an id such as "subnet-0123456789abcdef0"'],
  ],
  ["days that CloudWatch keeps logs for", retentionDaysValue(), 365, []],
  [
    "days that CloudWatch does not keep logs for",
    retentionDaysValue(),
    100,
    [
      "value: got 100; expected one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, " +
        "2192, 2557, 2922, 3288, 3653",
    ],
  ],
  ["what only a deployment knows", inputValue(z.string().startsWith("s3://")), output("x"), []],
  ["what a promise will bring", inputValue(z.string().startsWith("s3://")), Promise.resolve("x"), []],
  ["a plain value for an Input", inputValue(z.string().startsWith("s3://")), "s3://data", []],
  [
    "a wrong plain value for an Input",
    inputValue(z.string().regex(/^s3:/, { error: "expected an S3 URI" })),
    "data",
    ['value: got "data"; expected an S3 URI'],
  ],
  [
    "a wrong plain value for an Input in a list that is too short",
    listValue(inputValue(resourceIdValue("subnet")), { min: 2 }),
    ["vpc-0a1b"],
    [
      '[0]: got "vpc-0a1b"; expected an id such as "subnet-0123456789abcdef0"',
      'value: got ["vpc-0a1b"]; expected at least 2 items',
    ],
  ],
  [
    "a missing Input",
    z.strictObject({ uri: inputValue(z.string()) }),
    {},
    ["uri: got nothing; expected a string"],
  ],
  [
    "a secret beside a mistake",
    z.strictObject({ uri: z.string() }),
    { uri: { key: secret("hidden") } },
    ['uri: got {"key":"(known after deploy)"}; expected a string'],
  ],
])("%s", (_, schema, value, problems) => {
  expect(settingsProblems(schema, value)).toEqual(problems);
});

test("a length of time in days is allowed exactly between its limits", () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.nat(4000), fc.nat(4000), (days, one, other) => {
      const [min, max] = [Math.min(one, other), Math.max(one, other)];
      const problems = settingsProblems(durationValue({ unit: "day", min, max }), `${days} days`);
      expect(problems.length === 0).toBe(days >= min && days <= max);
    }),
  );
});

test("a problem of an independent value does not keep the checks around it from running", () => {
  const schema = z
    .strictObject({ kind: independentValue(choiceValue(["a", "b"])), count: z.number() })
    .check(({ value, issues }) => void issues.push(refused(["count"], value.count, "another count")));
  expect(settingsProblems(schema, { kind: "c", count: 1 })).toEqual([
    'kind: got "c"; expected "a" or "b"',
    "count: got 1; expected another count",
  ]);
});
