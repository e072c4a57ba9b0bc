import { type AccessRequest, type Caller, isAllowed } from "./access.ts";

const allow = (change: object) => ({
  Statement: [{ Effect: "Allow", Action: "s3:Get*", Resource: "*", ...change }],
});
const deny = (change: object) => ({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*", ...change }] });
const role = "arn:aws:iam::111122223333:role/mlops/reader";
const caller = (change: Partial<Caller> = {}): Caller => ({ arn: role, policies: [allow({})], ...change });
const read = (change: Partial<AccessRequest> = {}): AccessRequest => ({
  action: "s3:GetObject",
  resource: "arn:aws:s3:::data/raw/1.csv",
  account: "111122223333",
  ...change,
});
const elsewhere = { account: "222233334444" };
const forAccount = allow({ Principal: { AWS: "arn:aws:iam::111122223333:root" } });
const when = (operator: string, key: string, value: string) =>
  caller({ policies: [allow({ Condition: { [operator]: { [key]: value } } })] });

test.each<[string, Caller, AccessRequest, boolean]>([
  ["its own policies allow it", caller(), read(), true],
  [
    "its own policies are about something else",
    caller({ policies: [allow({ Resource: "arn:aws:s3:::data/x/*" })] }),
    read(),
    false,
  ],
  ["its own policies allow another action", caller(), read({ action: "s3:PutObject" }), false],
  [
    "the boundary does not allow it",
    caller({ boundary: allow({ Action: ["s3:ListBucket"] }) }),
    read(),
    false,
  ],
  ["a policy denies it", caller({ policies: [allow({}), deny({})] }), read(), false],
  ["the resource denies it to anybody", caller(), read({ resourcePolicy: deny({ Principal: "*" }) }), false],
  [
    "only the resource names the role",
    caller({ policies: [] }),
    read({ resourcePolicy: allow({ Principal: { AWS: [role] } }) }),
    true,
  ],
  [
    "only the resource names the account",
    caller({ policies: [] }),
    read({ resourcePolicy: forAccount }),
    false,
  ],
  ["in another account only its own policies allow it", caller(), read(elsewhere), false],
  [
    "in another account only the resource allows it",
    caller({ policies: [] }),
    read({ ...elsewhere, resourcePolicy: forAccount }),
    false,
  ],
  [
    "in another account both allow it",
    caller(),
    read({ ...elsewhere, resourcePolicy: JSON.stringify(forAccount) }),
    true,
  ],
  [
    "in another account the resource allows a third",
    caller(),
    read({ ...elsewhere, resourcePolicy: allow({ Principal: { AWS: "arn:aws:iam::333344445555:root" } }) }),
    false,
  ],
  [
    "a key's policy does not let its own account decide",
    caller({ policies: [allow({ Action: "kms:*" })] }),
    read({ action: "kms:Decrypt" }),
    false,
  ],
  [
    "a condition is met",
    when("StringLike", "s3:prefix", "raw/*"),
    read({ context: { "s3:Prefix": "raw/1" } }),
    true,
  ],
  [
    "a condition is not met",
    when("StringLike", "s3:prefix", "raw/*"),
    read({ context: { "s3:prefix": "new/1" } }),
    false,
  ],
  ["a condition lacks its value", when("StringEquals", "s3:prefix", "raw"), read(), false],
  ["a condition holds without its value", when("StringEqualsIfExists", "s3:prefix", "raw"), read(), true],
  ["a negated condition lacks its value", when("StringNotEquals", "s3:prefix", "raw"), read(), true],
  [
    "a value has to be absent, and is there",
    when("Null", "s3:prefix", "true"),
    read({ context: { "s3:prefix": "raw" } }),
    false,
  ],
])("access is decided rightly where %s", (_, who, what, isGiven) => {
  expect(isAllowed(who, what)).toBe(isGiven);
});

test("an operator that is not known is no silent answer", () => {
  expect(() => isAllowed(when("StringMatches", "s3:prefix", "raw"), read())).toThrow(
    "the operator StringMatches is not known here",
  );
});
