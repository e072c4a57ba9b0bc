import { RunError } from "@pulumi/pulumi";
import { z } from "zod";
import { parseStackConfig } from "./stack-config.ts";

const sections = {
  network: z.strictObject({
    zones: z.union([z.literal(2), z.literal(3)]),
    nat: z.enum(["none", "single", "one-per-zone"]).default("single"),
  }),
  users: z
    .array(z.strictObject({ name: z.string().min(1).max(63), persona: z.enum(["read-only"]) }))
    .optional(),
};
const good = {
  account: "111122223333",
  region: "eu-west-1",
  owner: "ml-platform@example.com",
  costCentre: "4711",
  retainData: "true",
  network: '{"zones":3}',
};
const file = "stacks/Pulumi.platform.dev.yaml";
const parse = (values: Record<string, string>) =>
  parseStackConfig({ file, stack: { app: "platform", environment: "dev" }, values }, () => sections);

test("keys that nothing reads are refused with everything else that is wrong", () => {
  const raw = { file, stack: { app: "platform", environment: "dev" } as const };
  const read = (values: Record<string, string>) =>
    parseStackConfig({ ...raw, values, unread: ["mlops-platfrom:tags"] }, () => sections);
  const problem = `  - mlops-platfrom:tags: got a key that nothing reads; expected the project's name before ":"`;
  expect(() => read(good)).toThrow(new RunError(`${file} cannot be used:\n${problem}`));
  expect(() => read({ ...good, network: "none" })).toThrow(
    new RunError(`${file} cannot be used:\n${problem}\n  - network: got "none"; expected an object`),
  );
});

test("a good stack file becomes typed values with the defaults filled in", () => {
  expect(parse(good).config).toEqual({
    account: "111122223333",
    region: "eu-west-1",
    owner: "ml-platform@example.com",
    costCentre: "4711",
    retainData: true,
    network: { zones: 3, nat: "single" },
  });
});

test.each<[string, Record<string, string | undefined>, string[]]>([
  ["a missing key", { account: undefined }, ["account: got nothing; expected 12 digits, in quotes"]],
  ["a missing section", { network: undefined }, ["network: got nothing; expected an object"]],
  [
    "an account with lost leading zeros",
    { account: "12345" },
    ['account: got "12345"; expected 12 digits, in quotes'],
  ],
  ["no region", { region: "Ireland" }, ['region: got "Ireland"; expected an AWS region such as "eu-west-1"']],
  [
    "a role of the wrong kind",
    { deployRoleArn: "arn:aws:iam::111122223333:user/me" },
    ['deployRoleArn: got "arn:aws:iam::111122223333:user/me"; expected the ARN of an IAM role'],
  ],
  ["a number that no choice allows", { network: '{"zones":5}' }, ["network.zones: got 5; expected 2 or 3"]],
  [
    "a word that no choice allows",
    { network: '{"zones":2,"nat":"two"}' },
    ['network.nat: got "two"; expected "none", "single" or "one-per-zone"'],
  ],
  ["a text where an object belongs", { network: "wide" }, ['network: got "wide"; expected an object']],
  [
    "a nested unknown key",
    { network: '{"zones":2,"zone":3}' },
    ["network.zone: got an unknown key; expected zones or nat"],
  ],
  [
    "an unknown key",
    { colour: "blue" },
    [
      "colour: got an unknown key; expected account, region, deployRoleArn, owner, costCentre, retainData, tags, network or users",
    ],
  ],
  ["an empty text", { owner: "" }, ['owner: got ""; expected at least 1 character']],
  [
    "a tag of AWS's own",
    { tags: '{"aws:x":"1"}' },
    ['tags: got {"aws:x":"1"}; expected keys that do not begin with "aws:"'],
  ],
  ["a word for a switch", { retainData: "yes" }, ['retainData: got "yes"; expected "true" or "false"']],
  [
    "items of a list",
    { users: '[{"name":"ada","persona":"read-only"},{"name":"","persona":"admin","team":"x"}]' },
    [
      'users[1].name: got ""; expected at least 1 character',
      'users[1].persona: got "admin"; expected "read-only"',
      "users[1].team: got an unknown key; expected name or persona",
    ],
  ],
  [
    "several things at once",
    { account: "1", owner: undefined, network: '{"zones":"2"}' },
    [
      'account: got "1"; expected 12 digits, in quotes',
      "owner: got nothing; expected a string",
      'network.zones: got "2"; expected 2 or 3',
    ],
  ],
])("%s is refused, naming file, key, what came and what is allowed", (_, change, problems) => {
  const values: Record<string, string | undefined> = { ...good, ...change };
  const raw = Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const text = ["stacks/Pulumi.platform.dev.yaml cannot be used:", ...problems.map((line) => `  - ${line}`)];
  expect(() => parse(raw)).toThrow(new Error(text.join("\n")));
});
