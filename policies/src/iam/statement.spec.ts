import fc from "fast-check";
import { Property } from "@mlops/api-constraints/property";
import { allows, restrictionBy, statementsOf } from "./statement.ts";
import { takesInAction } from "./action-patterns.ts";

const document = (value: unknown) => statementsOf(Property.of(value, "policy"));
const texts = (properties: readonly Property[]) => properties.map(({ text }) => text);
const only = <T>(list: readonly T[]): T => {
  const [one, ...rest] = list;
  if (one === undefined || rest.length > 0) throw new Error(`expected one, got ${list.length}`);
  return one;
};

const action = fc.stringMatching(/^[a-z0-9]{1,6}:[A-Z][A-Za-z]{0,10}$/);
const oneOrMore = (texts: fc.Arbitrary<string>) =>
  fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 }));

describe("a policy document", () => {
  test("says the same as a text and as an object, with one statement and with a list of it", () => {
    fc.assert(
      fc.property(
        oneOrMore(action),
        oneOrMore(fc.constantFrom("*", "arn:aws:s3:::data")),
        (Action, Resource) => {
          const statement = { Effect: "Allow", Action, Resource };
          const forms = [
            { Statement: statement },
            { Statement: [statement] },
            JSON.stringify({ Statement: statement }),
            JSON.stringify({ Statement: [statement] }),
          ];
          for (const form of forms) {
            const { effect, actions, resources, conditions, principals } = only(document(form));
            expect(effect.text).toBe("Allow");
            expect(texts(actions)).toEqual([Action].flat());
            expect(texts(resources)).toEqual([Resource].flat());
            expect([conditions, principals]).toEqual([[], []]);
          }
        },
      ),
    );
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["an empty text", ""],
    ["a text that is no JSON", "see the wiki"],
    ["a JSON text that is no object", "42"],
    ["no statements", { Version: "2012-10-17" }],
    ["an empty list of statements", { Statement: [] }],
  ])("without statements is read as having none: %s", (_, value) => {
    expect(document(value)).toEqual([]);
  });

  test("is read whatever JSON it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const form of [
          value,
          { Statement: value },
          { Statement: [value] },
          JSON.stringify({ Statement: value }),
        ]) {
          const found = document(form).map((statement) => [
            allows(statement, "iam:PassRole"),
            restrictionBy(statement, "iam:PassedToService"),
          ]);
          expect(found.every(([allowed]) => allowed === false)).toBe(true);
        }
      }),
    );
  });

  test("knows its principals by kind", () => {
    const principalsOf = (Principal: unknown) =>
      only(document({ Statement: { Principal } })).principals.map(({ kind, name }) => [kind, name.text]);
    expect(principalsOf("*")).toEqual([["*", "*"]]);
    expect(
      principalsOf({ Service: "sagemaker.amazonaws.com", AWS: ["111122223333", "444455556666"] }),
    ).toEqual([
      ["Service", "sagemaker.amazonaws.com"],
      ["AWS", "111122223333"],
      ["AWS", "444455556666"],
    ]);
  });

  test("knows its conditions line by line", () => {
    const Condition = {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      Bool: { "aws:SecureTransport": ["false"] },
    };
    const lines = only(document({ Statement: { Condition } })).conditions;
    expect(lines.map(({ operator, key, values }) => [operator, key, texts(values)])).toEqual([
      ["StringEquals", "aws:sourceaccount", ["111122223333"]],
      ["Bool", "aws:securetransport", ["false"]],
    ]);
  });

  test("says where each part of it stands", () => {
    const { actions, notPrincipals } = only(
      document({ Statement: [{ Action: ["a:B", "c:D"], NotPrincipal: { AWS: "1" } }] }),
    );
    expect(actions.map(({ path }) => path)).toEqual([
      "policy.Statement[0].Action[0]",
      "policy.Statement[0].Action[1]",
    ]);
    expect(notPrincipals.map(({ name }) => name.path)).toEqual(["policy.Statement[0].NotPrincipal.AWS"]);
  });
});

describe("a pattern of actions", () => {
  test("takes in an action in any case", () => {
    expect(takesInAction("IAM:pass*", "iam:PassRole")).toBe(true);
    expect(takesInAction("iam:Pass?ole", "iam:PassRole")).toBe(true);
    expect(takesInAction("iam:Get*", "iam:PassRole")).toBe(false);
  });

  test("takes in an action that it begins or ends like", () => {
    fc.assert(
      fc.property(action, fc.nat(20), (one, length) => {
        expect(takesInAction(`${one.slice(0, length)}*`, one.toUpperCase())).toBe(true);
        expect(takesInAction(`*${one.slice(length)}`, one.toLowerCase())).toBe(true);
      }),
    );
  });
});

describe("a statement", () => {
  const allowing = (statement: object) =>
    allows(only(document({ Statement: { Effect: "Allow", ...statement } })), "iam:PassRole");

  test("allows what its actions take in", () => {
    expect(allowing({ Action: "*" })).toBe(true);
    expect(allowing({ Action: ["s3:GetObject", "iam:Pass*"] })).toBe(true);
    expect(allowing({ Action: "iam:GetRole" })).toBe(false);
  });

  test("allows what its exclusions leave in", () => {
    expect(allowing({ NotAction: "s3:*" })).toBe(true);
    expect(allowing({ NotAction: ["s3:*", "iam:*"] })).toBe(false);
    expect(allowing({ NotAction: [] })).toBe(false);
  });

  test("allows nothing when it denies", () => {
    expect(allowing({ Effect: "Deny", Action: "*" })).toBe(false);
    expect(allowing({ Effect: null, Action: "*" })).toBe(false);
  });
});
