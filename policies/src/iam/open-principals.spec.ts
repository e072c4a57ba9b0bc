import { Property } from "@mlops/api-constraints/property";
import { openPrincipals } from "./open-principals.ts";

const found = (...Statement: object[]) =>
  openPrincipals(Property.of({ Statement }, "policy")).map(
    ({ path, description }) => `${path} ${description}`,
  );
const allow = { Effect: "Allow", Action: "sns:Publish", Resource: "*" };

describe("principals that let in everybody", () => {
  test("are named where they stand", () => {
    expect(
      found(
        { ...allow, Principal: "*" },
        { ...allow, Principal: { Service: "events.amazonaws.com", AWS: ["111122223333", "*"] } },
        { ...allow, NotPrincipal: { AWS: "111122223333" } },
      ),
    ).toEqual([
      'policy.Statement[0].Principal "*"',
      'policy.Statement[1].Principal.AWS[1] "*"',
      "policy.Statement[2].NotPrincipal an object",
    ]);
  });

  test("are none where a condition or a denial keeps others out", () => {
    expect(
      found(
        { ...allow, Principal: "*", Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } },
        { ...allow, Principal: "*", Effect: "Deny" },
        { ...allow, Principal: { AWS: "arn:aws:iam::111122223333:root" } },
      ),
    ).toEqual([]);
  });
});
