import type { DeployedResource } from "../rehearsal.ts";
import { type AccessEntry, accessChanges } from "./access-changes.ts";
import { type Edit, smallWorld } from "./testing/small-world.ts";
import { allow, arns, give } from "./testing/sound-documents.ts";

/** What a rehearsal of the small world would hold, as far as access is concerned. */
const rehearsed = (...edits: readonly Edit[]) => ({
  stacks: [{ resources: smallWorld(edits) }],
});

test("nothing changes where nothing does", () => {
  expect(accessChanges(rehearsed(), rehearsed())).toEqual({ gained: [], lost: [] });
});

test("a right that is moved is gained there and lost here, with its policy", () => {
  const moved = { document: "job", statement: "ReadModels", set: { Resource: `${arns.bucket}/v2/*` } };
  const entry = {
    who: arns.job,
    action: "s3:GetObject",
    condition: "",
    by: 'app.dev: RolePolicy "job-policy", ReadModels',
  };
  expect(accessChanges(rehearsed(), rehearsed(moved))).toEqual({
    gained: [{ ...entry, resource: `${arns.bucket}/v2/*` }],
    lost: [{ ...entry, resource: `${arns.bucket}/models/*` }],
  });
});

test("a boundary that denies a right takes it away", () => {
  const denied = {
    document: "boundary",
    add: { Sid: "NoInvocations", Effect: "Deny", Action: "sagemaker:Invoke*", Resource: "*" },
  };
  const { gained, lost } = accessChanges(rehearsed(), rehearsed(denied));
  expect(gained).toEqual([]);
  expect(lost.map(({ who, action }) => [who, action])).toEqual([[arns.invoker, "sagemaker:InvokeEndpoint"]]);
});

const everyone = "arn:aws:iam::111122223333:root";

test("a condition that is gone is a gain, and no loss", () => {
  const wider = { document: "bus", statement: "Forward", set: { Condition: undefined } };
  const { gained, lost } = accessChanges(rehearsed(), rehearsed(wider));
  expect(gained.map((one) => [one.who, one.resource, one.condition])).toEqual([[everyone, arns.bus, ""]]);
  expect(lost).toEqual([]);
});

const sources = (...values: readonly string[]): Edit => ({
  document: "bus",
  statement: "Forward",
  set: { Condition: { StringEquals: { "events:source": values } } },
});
const wanting = (condition: string) => [[everyone, arns.bus, condition]];
const told = (entries: readonly AccessEntry[]) =>
  entries.map(({ who, resource, condition }) => [who, resource, condition]);

test.each([
  ["a value more", sources("a"), sources("a", "b", "c"), wanting("StringEquals events:source b, c"), []],
  ["a value less", sources("a", "b"), sources("b"), [], wanting("StringEquals events:source a")],
  ["values in another order", sources("a", "b"), sources("b", "a"), [], []],
  [
    "another value",
    sources("a", "b"),
    sources("b", "c"),
    wanting("StringEquals events:source c"),
    wanting("StringEquals events:source a"),
  ],
])("of a condition with %s that value alone is gained or lost", (_, before, after, gained, lost) => {
  const changes = accessChanges(rehearsed(before), rehearsed(after));
  expect([told(changes.gained), told(changes.lost)]).toEqual([gained, lost]);
});

const action = (Action: string | readonly string[]): Edit => ({
  document: "job",
  statement: "ReadModels",
  set: { Action },
});
const place = (Resource: string | readonly string[]): Edit => ({
  document: "job",
  statement: "ReadModels",
  set: { Resource },
});
const only = (Condition: object): Edit => ({ document: "job", statement: "ReadModels", set: { Condition } });
const bus = (Principal: object | string): Edit => ({
  document: "bus",
  statement: "Forward",
  set: { Principal },
});

test.each([
  ["of an action by a pattern", action("s3:Get*"), action("s3:GetObject")],
  ["of a folder by the bucket", place(`${arns.bucket}/*`), place(`${arns.bucket}/models/*`)],
  [
    "of everything but IAM",
    { document: "job", statement: "ReadModels", set: { Action: undefined, NotAction: "iam:*" } },
    action("s3:GetObject"),
  ],
  [
    "of everything but one place",
    {
      document: "job",
      statement: "ReadModels",
      set: { Resource: undefined, NotResource: [`${arns.bucket}/secret/*`] },
    },
    place(`${arns.bucket}/models/*`),
  ],
  [
    "where several values are left out by where more are",
    only({ StringNotEquals: { "aws:SourceVpc": "vpc-1" } }),
    only({ StringNotEquals: { "aws:SourceVpc": ["vpc-1", "vpc-2"] } }),
  ],
  [
    "where a key may be missing by where it may not",
    only({ StringEqualsIfExists: { "aws:SourceVpc": "vpc-1" } }),
    only({ StringEquals: { "aws:SourceVpc": "vpc-1" } }),
  ],
  [
    "of an account by one of its roles, in another account",
    bus({ AWS: everyone }),
    bus({ AWS: arns.forwarder }),
  ],
])("what is allowed already is not gained: %s", (_, wide, narrow) => {
  const { gained } = accessChanges(rehearsed(wide), rehearsed(narrow));
  const { lost, gained: back } = accessChanges(rehearsed(narrow), rehearsed(wide));
  expect([gained, lost]).toEqual([[], []]);
  expect(back.length).toBe(1);
});

test("an action in other capitals is the same", () => {
  const [one, other] = [action("s3:GetObject"), action("S3:getobject")];
  expect(accessChanges(rehearsed(one), rehearsed(other))).toEqual({ gained: [], lost: [] });
});

test.each([
  ["the role's own policy", { document: "builder", statement: "ReadReports" }, arns.builder],
  ["the bucket's policy", { document: "bucket", statement: "Reports" }, "arn:aws:iam::444455556666:root"],
])("what takes a word of two accounts is lost with either: %s", (_, edit, who) => {
  const { gained, lost } = accessChanges(rehearsed(), rehearsed(edit));
  expect(gained).toEqual([]);
  expect(lost.map((one) => [one.who, one.action])).toContainEqual([who, "s3:GetObject"]);
});

test("a role that a resource of its account names, and that has the right itself, gains nothing", () => {
  const named = {
    document: "bucket",
    add: { ...give(allow("Job", "s3:GetObject", `${arns.bucket}/models/*`), { AWS: arns.job }) },
  };
  expect(accessChanges(rehearsed(), rehearsed(named))).toEqual({ gained: [], lost: [] });
});

test("a role that a key names, and that may use keys itself, gains the key", () => {
  const named = { document: "key", add: give(allow("Job", "kms:Decrypt", "*"), { AWS: arns.job }) };
  const { gained } = accessChanges(
    rehearsed({ document: "key", statement: "Own" }),
    rehearsed({ document: "key", statement: "Own" }, named),
  );
  expect(gained.map((one) => [one.who, one.action, one.resource])).toContainEqual([
    arns.job,
    "kms:Decrypt",
    arns.key,
  ]);
});

test("an account that is named by its number is the same account", () => {
  expect(accessChanges(rehearsed(bus({ AWS: everyone })), rehearsed(bus({ AWS: "111122223333" })))).toEqual({
    gained: [],
    lost: [],
  });
});

test("a deny that is added, or gone, is a loss, or a gain, of what it is about", () => {
  const denied = {
    document: "job",
    add: {
      Sid: "OnlyHere",
      Effect: "Deny",
      Action: "s3:*",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-1" } },
    },
  };
  const entry = {
    who: arns.job,
    action: "s3:*",
    resource: "*",
    condition: "StringNotEquals aws:SourceVpc vpc-1",
    by: 'app.dev: RolePolicy "job-policy", OnlyHere',
  };
  expect(accessChanges(rehearsed(), rehearsed(denied))).toEqual({ gained: [], lost: [entry] });
  expect(accessChanges(rehearsed(denied), rehearsed())).toEqual({ gained: [entry], lost: [] });
});

test("a deny of what nobody has changes nothing", () => {
  const denied = {
    document: "job",
    add: { Sid: "NoTables", Effect: "Deny", Action: "dynamodb:*", Resource: "*" },
  };
  expect(accessChanges(rehearsed(), rehearsed(denied))).toEqual({ gained: [], lost: [] });
});

test("a role and a bucket that are replaced keep their access under their new names", () => {
  const text = JSON.stringify(smallWorld())
    .replaceAll("role/job", "role/job-5e6f7a8b")
    .replaceAll("arn:aws:s3:::data", "arn:aws:s3:::data-1c2d3e4f");
  const replaced: DeployedResource[] = JSON.parse(text);
  expect(accessChanges(rehearsed(), { stacks: [{ resources: replaced }] })).toEqual({ gained: [], lost: [] });
});
