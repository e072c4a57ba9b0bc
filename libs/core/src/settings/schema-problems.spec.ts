import { z } from "zod";
import { settingsProblems } from "./checked-settings.ts";
import { absentValue } from "./values.ts";

const made = z.strictObject({ make: z.strictObject({ zones: z.number() }), tags: z.string().optional() });
const found = z.strictObject({
  find: z.string(),
  tags: absentValue("what exists has its tags"),
});
const vpc = z.union([made, found]);
const gateways = z.discriminatedUnion(
  "internet",
  [
    z.strictObject({ internet: z.literal(true).optional(), count: z.number() }),
    z.strictObject({ internet: z.literal(false) }),
  ],
  {
    // zod reports a value that is no object here as well, which its types leave out.
    // oxlint-disable-next-line typescript/no-unnecessary-condition
    error: ({ code }) => (code === "invalid_union" ? "expected true or false" : undefined),
  },
);
const model = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("package"), arn: z.string() }),
  z.strictObject({ kind: z.literal("container"), image: z.string() }),
]);
const container = { kind: z.literal("container"), image: z.string() };
const source = z.union([
  z.strictObject({ kind: z.literal("package"), arn: z.string() }),
  z.strictObject({ ...container, archive: z.string().optional() }),
  z.strictObject({ ...container, files: z.string() }),
]);
const expire = z.record(z.string().regex(/\/$/, { error: 'expected a "/" at its end' }), z.string());

test.each<[string, z.ZodType, unknown, string[]]>([
  [
    "an unknown key names the keys of the option that the others fit",
    vpc,
    { make: { zones: 2 }, tag: "x" },
    ["tag: got an unknown key; expected make or tags"],
  ],
  [
    "an unknown key inside an option names the keys there",
    vpc,
    { make: { zones: 2, zone: 3 } },
    ["make.zone: got an unknown key; expected zones"],
  ],
  [
    "an unknown key in an option inside an option names the keys of that one",
    z.union([z.strictObject({ vpc }), z.strictObject({ subnet: z.strictObject({ id: z.string() }) })]),
    { vpc: { find: "vpc-1", zones: 2 } },
    ["vpc.zones: got an unknown key; expected find"],
  ],
  [
    "a wrong key deep in one option is told from another option by what lies beside it",
    z.union([
      z.strictObject({ vpc: made }),
      z.strictObject({ vpc: z.union([found, z.strictObject({ id: z.string() })]), subnets: z.string() }),
    ]),
    { vpc: { make: { zone: 2 } } },
    ["vpc.make.zones: got nothing; expected a number", "vpc.make.zone: got an unknown key; expected zones"],
  ],
  [
    "a key that only another option takes",
    vpc,
    { find: "vpc-1", tags: "x" },
    ['tags: got "x"; expected nothing; what exists has its tags'],
  ],
  [
    "a missing key of the option that its neighbour tells",
    gateways,
    {},
    ["count: got nothing; expected a number"],
  ],
  [
    "a key that tells no option",
    gateways,
    { internet: "yes", count: 1 },
    ['internet: got "yes"; expected true or false'],
  ],
  [
    "a value that none of the options has",
    z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })]),
    { kind: "c" },
    ['kind: got "c"; expected "a" or "b"'],
  ],
  ["no object for a union of objects", gateways, "yes", ['value: got "yes"; expected an object']],
  [
    "a kind that there is not",
    model,
    { kind: "image", arn: "x" },
    ['kind: got "image"; expected "package" or "container"'],
  ],
  ["no kind", model, { arn: "x" }, ['kind: got nothing; expected "package" or "container"']],
  [
    "an unknown key names the keys of the kind that it stands in",
    z.object({ model }),
    { model: { kind: "package", arn: "x", image: "y" } },
    ["model.image: got an unknown key; expected kind or arn"],
  ],
  [
    "a value of a wrong form goes to the option that has its key, not to one that excludes the key",
    z.union([
      z.strictObject({ image: z.string(), archive: z.string().optional(), files: absentValue("set one") }),
      z.strictObject({ image: z.string(), files: made, archive: absentValue("set one") }),
    ]),
    { image: "i", files: "s3://b/m/" },
    ['files: got "s3://b/m/"; expected an object'],
  ],
  [
    "a kind that no option of a union has",
    source,
    { kind: "image", image: "y" },
    ['kind: got "image"; expected "package" or "container"'],
  ],
  [
    "a mistake in one of several options of a kind",
    source,
    { kind: "container", image: 1, files: "z" },
    ["image: got 1; expected a string"],
  ],
  [
    "an unknown key in one of several options of a kind",
    source,
    { kind: "container", image: "y", file: "z" },
    ["file: got an unknown key; expected kind, image, archive or files"],
  ],
  ["a key of the wrong form", expire, { tmp: "1 day" }, ['tmp: got "tmp"; expected a "/" at its end']],
  ["no text for a key", expire, { "": "1 day" }, ['[""]: got ""; expected a "/" at its end']],
  [
    "a value below a key that is not a plain word",
    z.object({ expire }),
    { expire: { "tmp/": 1 } },
    ['expire["tmp/"]: got 1; expected a string'],
  ],
])("%s", (_, schema, value, problems) => {
  expect(settingsProblems(schema, value)).toEqual(problems);
});

test("an unknown key that no line can hold is written as JSON", () => {
  expect(
    settingsProblems(z.strictObject({ vpc: made }), { vpc: { make: { zones: 2 }, "a\nb\u001b[31m": 1 } }),
  ).toEqual(['vpc["a\\nb\\u001b[31m"]: got an unknown key; expected make or tags']);
});
