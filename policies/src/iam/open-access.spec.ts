import { Property } from "@mlops/api-constraints/property";
import { UNKNOWN, handedOver } from "@mlops/api-constraints/testing";
import { letsInAnybody, openPrincipals } from "./open-access.ts";
import { statementsOf } from "./statement.ts";

const verdicts = (statement: object) =>
  statementsOf(Property.of(handedOver({ Statement: [statement] }))).map(letsInAnybody);
const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };

describe("a statement of a resource's policy", () => {
  test.each([
    ["everybody", {}],
    ["everybody, as a kind", { Principal: { AWS: "*" } }],
    ["everybody beside one", { Principal: { AWS: ["111122223333", "*"] } }],
    ["any account's root", { Principal: { AWS: "arn:aws:iam::*:root" } }],
    ["all but one", { Principal: undefined, NotPrincipal: { AWS: "111122223333" } }],
    ["everybody over TLS", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    [
      "everybody through a service",
      { Condition: { StringEquals: { "kms:ViaService": "s3.amazonaws.com" } } },
    ],
    ["everybody outside a network", { Condition: { NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }],
    ["half of all addresses", { Condition: { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } } }],
    ["all addresses of version 6", { Condition: { IpAddress: { "aws:SourceIp": "::/0" } } }],
    ["anybody's topics", { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } } }],
    ["anybody's role", { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } }],
    ["any organization", { Condition: { StringLike: { "aws:PrincipalOrgID": "*" } } }],
  ])("lets in anybody when it lets in %s", (_, change) => {
    expect(verdicts({ ...open, ...change })).toEqual(["yes"]);
  });

  test.each([
    ["an account", { Principal: { AWS: "111122223333" } }],
    ["a service", { Principal: { Service: "logging.s3.amazonaws.com" } }],
    ["an organization", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123def4" } } }],
    ["a VPC endpoint", { Condition: { StringEquals: { "AWS:SourceVpce": "vpce-1a2b3c4d" } } }],
    ["an account's topics", { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:111122223333:*" } } }],
    ["some addresses", { Condition: { IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:db8::/32"] } } }],
    ["one address", { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.1" } } }],
    ["nobody, as it denies", { Effect: "Deny" }],
    ["nobody, without a principal", { Principal: undefined }],
  ])("does not let in anybody when it lets in %s", (_, change) => {
    expect(verdicts({ ...open, ...change })).toEqual(["no"]);
  });

  test.each([
    ["its effect", { Effect: UNKNOWN }],
    ["its principal", { Principal: UNKNOWN }],
    ["a principal", { Principal: { AWS: ["111122223333", UNKNOWN] } }],
    ["its condition", { Condition: UNKNOWN }],
    ["whom it is limited to", { Condition: { StringEquals: { "aws:SourceAccount": UNKNOWN } } }],
  ])("may let in anybody while unknown: %s", (_, change) => {
    expect(verdicts({ ...open, ...change })).toEqual(["maybe"]);
  });
});

const openIn = (...Statement: object[]) =>
  openPrincipals(Property.of({ Statement }, "policy")).map(
    ({ path, description }) => `${path} ${description}`,
  );
const allow = { Effect: "Allow", Action: "sns:Publish", Resource: "*" };

describe("principals that let in everybody", () => {
  test("are named where they stand", () => {
    expect(
      openIn(
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
      openIn(
        { ...allow, Principal: "*", Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } },
        { ...allow, Principal: "*", Effect: "Deny" },
        { ...allow, Principal: { AWS: "arn:aws:iam::111122223333:root" } },
      ),
    ).toEqual([]);
  });
});
