import fc from "fast-check";
import { Property } from "@mlops/api-constraints/property";
import { UNKNOWN, changed, pathsIn, handedOver } from "@mlops/api-constraints/testing";
import { conditionsOf, limitation, namesOwner, namesSomething } from "./condition.ts";

const conditionOf = (Condition: unknown) => Property.of(handedOver({ Condition })).at("Condition");
const limitBy = (key: string, condition: unknown) =>
  limitation(conditionOf(condition), { isAbout: (one) => one === key.toLowerCase() });

const account = "aws:SourceAccount";

describe("a condition", () => {
  test("is known line by line", () => {
    const lines = conditionsOf(
      conditionOf({ StringEquals: { [account]: "111122223333", "s3:Prefix": ["a", "b"] }, Null: UNKNOWN }),
    );
    expect(lines.map(({ operator, key, values }) => [operator, key, values.map(({ text }) => text)])).toEqual(
      [
        ["StringEquals", "aws:sourceaccount", ["111122223333"]],
        ["StringEquals", "s3:prefix", ["a", "b"]],
      ],
    );
  });

  test.each([
    ["a value", { StringEquals: { [account]: "111122223333" } }],
    ["one of some values", { StringLike: { "AWS:sourceaccount": ["111122223333", "4444*"] } }],
    ["any value that is one of some", { "ForAnyValue:StringEquals": { [account]: ["111122223333"] } }],
    ["an ARN", { ArnLike: { [account]: "arn:aws:s3:::data" } }],
    ["addresses", { IpAddress: { [account]: "192.0.2.0/24" } }],
    ["a switch, as a text", { Bool: { [account]: "true" } }],
    ["a switch, as a boolean", { Bool: { [account]: true } }],
    [
      "a value of those that are there, and that there is one",
      { "ForAllValues:StringEquals": { [account]: "1" }, Null: { [account]: "false" } },
    ],
    [
      "a value if there is one, and that there is one",
      { StringEqualsIfExists: { [account]: "1" }, Null: { "aws:sourceaccount": false } },
    ],
  ])("limits by asking for %s", (_, condition) => {
    expect(limitBy(account, condition)).toBe("restricted");
  });

  test.each([
    ["nothing", undefined],
    ["no value", { StringEquals: { [account]: [] } }],
    ["another key", { StringEquals: { "aws:SourceArn": "arn:aws:s3:::data" } }],
    ["all but a value", { StringNotEquals: { [account]: "111122223333" } }],
    ["a value if there is one", { StringEqualsIfExists: { [account]: "111122223333" } }],
    ["a value of those that are there", { "ForAllValues:StringEquals": { [account]: "111122223333" } }],
    [
      "a value if there is one, and that there is none",
      { StringEqualsIfExists: { [account]: "1" }, Null: { [account]: "true" } },
    ],
    ["any value", { StringLike: { [account]: ["111122223333", "*"] } }],
    ["a switch that is off", { Bool: { [account]: "false" } }],
    ["a key's presence", { Null: { [account]: "false" } }],
    ["an operator that there is not", { StringMatches: { [account]: "1" } }],
  ])("does not limit by asking for %s", (_, condition) => {
    expect(limitBy(account, condition)).toBe("unrestricted");
  });

  test.each([
    ["as a whole", UNKNOWN],
    ["in its keys", { StringEquals: UNKNOWN }],
    ["in its value", { StringEquals: { [account]: UNKNOWN } }],
    ["in one of its values", { StringEquals: { [account]: ["1", UNKNOWN] } }],
    ["in a switch", { Bool: { [account]: UNKNOWN } }],
    [
      "in whether the key must be there",
      { StringEqualsIfExists: { [account]: "1" }, Null: { [account]: UNKNOWN } },
    ],
  ])("may limit while it is unknown %s", (_, condition) => {
    expect(limitBy(account, condition)).toBe("unknown");
  });

  test("that is unknown somewhere is never said to do the opposite", () => {
    const operator = fc.constantFrom(
      "StringEquals",
      "StringLike",
      "StringNotLike",
      "StringEqualsIfExists",
      "ForAllValues:StringLike",
      "Bool",
      "Null",
    );
    const value = fc.constantFrom("111122223333", "*", "true", "false");
    const lines = fc.dictionary(
      operator,
      fc.dictionary(fc.constantFrom(account, "aws:SourceArn"), fc.oneof(value, fc.array(value))),
    );
    fc.assert(
      fc.property(lines, fc.nat(), (condition, pick) => {
        const paths = pathsIn(condition);
        const path = paths[pick % Math.max(paths.length, 1)];
        const known = limitBy(account, condition);
        const less = path === undefined ? condition : changed(condition, { [path]: UNKNOWN });
        expect([known, "unknown"]).toContain(limitBy(account, less));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a value of a condition", () => {
  test.each([
    ["111122223333", true, true],
    ["sagemaker.amazonaws.com", true, true],
    ["arn:aws:sns:eu-west-1:111122223333:*", true, true],
    ["arn:aws:s3:::mlops-data", true, true],
    ["arn:aws:iam::*:role/admin", true, false],
    ["arn:aws:iam::1111222233*:role/admin", true, false],
    ["arn:aws:sns:*:*:*", false, false],
    ["arn:aws:s3:::*", false, false],
    ["*", false, false],
    ["?*", false, false],
    ["", false, false],
    ["*.amazonaws.com", false, false],
    ["*.*.amazonaws.com", false, false],
  ])("%s names something: %s, an owner: %s", (value, something, owner) => {
    expect([namesSomething(value), namesOwner(value)]).toEqual([something, owner]);
  });

  test("that names an owner names something", () => {
    const part = fc.constantFrom("", "*", "?", "a", "111122223333", "role/*", "arn", ":");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const value = parts.join(":");
        expect(namesOwner(value) && !namesSomething(value)).toBe(false);
      }),
    );
  });
});
