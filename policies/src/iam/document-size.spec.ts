import { Property } from "@mlops/api-constraints/property";
import { type Excess, mostRead, readDocument } from "./document-size.ts";
import { hidesStatements, statementsOf } from "./statement.ts";

const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const repeated = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
const text = (length: number) => JSON.stringify({ Statement: statement }).padEnd(length);
const statements = (count: number) => ({ Statement: repeated(count, statement) });
const actions = (count: number, action = "s3:GetObject") => ({
  Statement: { ...statement, Action: repeated(count, action) },
});
const resources = (count: number) => ({ Statement: { ...statement, Resource: repeated(count, "arn:*") } });
const conditions = (count: number) => ({
  Statement: { ...statement, Condition: { StringLike: { "aws:PrincipalArn": repeated(count, "*") } } },
});
const leftOut = (count: number) => ({
  Statement: repeated(count, { Effect: "Deny", NotAction: "s3:*", Resource: "*" }),
});
const unreadText = { what: "characters", most: 131_072 };
const unreadValues = { what: "values", most: 1_500 };
const unreadWildcards = { what: "actions and resources with wildcards", most: 500 };
const unreadActions = { what: "actions of any service", most: 20 };

describe("a policy document", () => {
  test.each<[number, string, (count: number) => unknown, Partial<Excess>]>([
    [mostRead.characters, "characters", text, unreadText],
    [375, "statements", statements, unreadValues],
    [1_497, "actions", actions, unreadValues],
    [1_494, "values of a condition", conditions, unreadValues],
    [mostRead.wildcards - 1, "actions with wildcards", (count) => actions(count, "s3:Get*"), unreadWildcards],
    [mostRead.wildcards, "resources with wildcards", resources, unreadWildcards],
    [
      mostRead.anyServiceActions,
      "actions of any service",
      (count) => actions(count, "*:Get*"),
      unreadActions,
    ],
    [mostRead.anyServiceActions, "statements that leave actions out", leftOut, unreadActions],
  ])("is read whole with %d %s, and not at all with more", (most, _, documentOf, excess) => {
    const judged = [most, most + 1].map((count) => {
      const document = Property.of(documentOf(count), "policy");
      return {
        excess: readDocument(document).excess,
        isRead: statementsOf(document).length > 0,
        isHidden: hidesStatements(document),
      };
    });
    expect(judged).toMatchObject([
      { isRead: true, isHidden: false },
      { excess, isRead: false, isHidden: true },
    ]);
    expect(judged[0]?.excess).toBeUndefined();
  });

  test("that holds itself is not read", () => {
    const endless: Record<string, unknown> = { ...statement };
    endless["Condition"] = [endless, endless];
    expect(readDocument(Property.of({ Statement: endless })).excess).toMatchObject(unreadValues);
  });
});
