import fc from "fast-check";
import { everyService, takesInAny } from "./any-resource.ts";

const role = { service: "iam", prefix: "role/" };
const secret = { service: "secretsmanager", prefix: "secret:" };
const object = { service: "s3" };

describe("a pattern of ARNs", () => {
  test.each(["*", "**", "?*", "*:*", "arn:*", "arn:aws:*", "arn:*:*:*:*:*"])(
    "takes in every service's resources: %s",
    (pattern) => {
      expect(takesInAny(pattern, everyService)).toBe(true);
    },
  );

  test.each([
    "",
    "?",
    "arn:aws:s3:::*",
    "arn:aws:iam::1111*",
    "arn:aws:sagemaker:*:*:*",
    "*:mlops-*",
    "*mlops*",
  ])("takes in some services' resources: %s", (pattern) => {
    expect(takesInAny(pattern, everyService)).toBe(false);
  });

  test.each([
    ["arn:aws:iam::111122223333:role/*", role],
    ["arn:aws:iam::*:role/?*", role],
    ["arn:*:iam::*:*", role],
    ["arn:aws:iam::1111*", role],
    ["arn:aws:iam::111122223333:role*", role],
    ["*:role/*", role],
    ["*", role],
    ["arn:aws:secretsmanager:eu-*:111122223333:secret:*", secret],
    ["arn:aws:secretsmanager:*", secret],
    ["arn:aws:s3:::*", object],
    ["arn:aws:s3:::*/*", object],
  ])("takes in any of a kind: %s", (pattern, kind) => {
    expect(takesInAny(pattern, kind)).toBe(true);
  });

  test.each([
    ["arn:aws:iam::111122223333:role/mlops/*", role],
    ["arn:aws:iam::111122223333:user/*", role],
    ["arn:aws:secretsmanager:*:*:secret:mlops/*", secret],
    ["arn:aws:ssm:*:*:*", secret],
    ["arn:aws:*:role/mlops-*", role],
    ["*:role/mlops-*", role],
    ["arn:aws:s3:::mlops-data/*", object],
    ["", object],
  ])("takes in some of a kind: %s", (pattern, kind) => {
    expect(takesInAny(pattern, kind)).toBe(false);
  });

  const name = fc.stringMatching(/^[a-z][a-z0-9-]{2,20}$/);
  const wildcards = fc.string({ unit: fc.constantFrom("*", "?", "/", ":"), maxLength: 4 });

  test("takes in some only, as soon as a name stands for them", () => {
    fc.assert(
      fc.property(name, wildcards, wildcards, (one, before, after) => {
        fc.pre(one !== "some");
        const pattern = `arn:aws:sqs:eu-west-1:111122223333:${before}${one}${after}`;
        expect(takesInAny(pattern, { service: "sqs" })).toBe(false);
      }),
    );
  });

  test("takes in any of a service's kinds when it takes in any of the service", () => {
    const pattern = fc.tuple(
      fc.constantFrom("*", "aws"),
      fc.constantFrom("*", "iam"),
      fc.constantFrom("", "*", "111122223333"),
      fc.constantFrom("*", "**", "?*"),
    );
    fc.assert(
      fc.property(pattern, ([partition, service, account, rest]) => {
        const text = `arn:${partition}:${service}::${account}:${rest}`;
        expect([takesInAny(text, { service: "iam" }), takesInAny(text, role)]).toEqual([true, true]);
      }),
    );
  });

  test("takes in no role outside the path that it names", () => {
    fc.assert(
      fc.property(name, (path) => {
        expect(takesInAny(`arn:aws:iam::*:role/${path}/*`, role)).toBe(path === "some");
      }),
    );
  });
});
