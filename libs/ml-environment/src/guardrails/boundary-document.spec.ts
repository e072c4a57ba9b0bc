import fc from "fast-check";
import { policySizes } from "@mlops/aws";
import { awsEnvironment } from "@mlops/core";
import { countedCharacters } from "./managed-policy.ts";
import { permissionsBoundary } from "./permissions-boundary.ts";

const environment = awsEnvironment({
  app: "platform",
  name: "dev",
  account: "111122223333",
  region: "eu-west-1",
});
const boundary = permissionsBoundary({ environment, trustedAccounts: [], readableBuckets: ["public-*"] });

describe("the permissions boundary", () => {
  const statement = (sid: string, scope = boundary) => scope.Statement.find(({ Sid }) => Sid === sid);

  test("allows access to trusted accounts and no other", () => {
    const trusting = permissionsBoundary({
      environment,
      trustedAccounts: ["222222222222", "333333333333"],
      readableBuckets: [],
    });
    expect(statement("AcrossAccounts", trusting)?.Condition).toEqual({
      StringEquals: { "aws:ResourceAccount": ["111122223333", "222222222222", "333333333333"] },
    });
    expect(statement("AcrossAccounts")?.Condition).toEqual({
      StringEquals: { "aws:ResourceAccount": ["111122223333"] },
    });
  });

  test("reads the public buckets that are named, and writes none", () => {
    expect(statement("PublicData")).toEqual({
      Sid: "PublicData",
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: ["arn:aws:s3:::public-*", "arn:aws:s3:::public-*/*"],
    });
    const closed = permissionsBoundary({ environment, trustedAccounts: [], readableBuckets: [] });
    expect(statement("PublicData", closed)).toBeUndefined();
  });

  test("passes roles to SageMaker only, and lets services only have grants", () => {
    expect(statement("HandOverRoles")?.Condition).toEqual({
      StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" },
    });
    expect(statement("GrantsForServices")?.Condition).toEqual({
      Bool: { "kms:GrantIsForAWSResource": "true" },
    });
  });

  test("allows no service as a whole", () => {
    const allowed = boundary.Statement.filter(({ Effect }) => Effect === "Allow").flatMap(
      ({ Action }) => Action,
    );
    expect(allowed.filter((action) => !/^[a-z0-9-]+:\*?[A-Z][A-Za-z]{2,}/.test(action ?? ""))).toEqual([]);
  });

  test("allows everything once", () => {
    const allowed = boundary.Statement.filter(({ Effect }) => Effect === "Allow").flatMap(
      ({ Action }) => Action,
    );
    expect(allowed).toHaveLength(new Set(allowed).size);
  });

  test("names everything on '*' that it allows there", () => {
    const everywhere = boundary.Statement.filter(
      ({ Effect, Resource }) => Effect === "Allow" && [Resource].flat().includes("*"),
    );
    expect(everywhere.map(({ Sid }) => Sid)).toEqual(["Anywhere"]);
  });

  test("fits into a managed policy in every region, with several accounts", () => {
    const region = fc.constantFrom(
      "eu-west-1",
      "ap-southeast-2",
      "us-gov-west-1",
      "cn-northwest-1",
      "eusc-de-east-1",
    );
    const accounts = fc.uniqueArray(fc.stringMatching(/^\d{12}$/), { maxLength: 6 });
    fc.assert(
      fc.property(region, accounts, (name, trustedAccounts) => {
        const somewhere = awsEnvironment({
          app: "platform",
          name: "shared",
          account: "111122223333",
          region: name,
        });
        const document = permissionsBoundary({
          environment: somewhere,
          trustedAccounts,
          readableBuckets: [],
        });
        expect(countedCharacters(document)).toBeLessThanOrEqual(policySizes.managed);
      }),
    );
  });
});
