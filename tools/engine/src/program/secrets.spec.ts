import * as pulumi from "@pulumi/pulumi";
import { Group, Thing, preview } from "../testing/made-up-provider.ts";

const PASSWORD = 'hunter2 "and" more/than that';
const config = { "shop:password": PASSWORD };
const secretKeys = ["shop:password"];

/** Everything that is said about the run of a program. */
async function said(program: () => unknown): Promise<string> {
  const { problems, logs } = await preview(program, { config, secretKeys });
  expect([...problems, ...logs]).not.toHaveLength(0);
  return [
    ...problems.flatMap(({ message, trace }) => [message, trace ?? ""]),
    ...logs.map(({ message }) => message),
  ].join("\n");
}

const fail = (text: unknown): never => {
  throw new Error(`cannot log in with ${String(text)}`);
};

describe("a secret of a program is in no problem and no log", () => {
  test.each<[string, () => unknown]>([
    ["thrown in an apply", () => void pulumi.secret(PASSWORD).apply(fail)],
    [
      "thrown in an apply of an input",
      () => void new Thing("a", { label: pulumi.secret(PASSWORD).apply(fail) }),
    ],
    [
      "thrown beside a resource that is never registered",
      () => {
        new Thing("a", { size: pulumi.secret(PASSWORD), label: pulumi.output(PASSWORD).apply(fail) });
      },
    ],
    ["taken from the configuration", () => fail(new pulumi.Config().require("password"))],
    [
      "taken from the configuration as a secret",
      () => void new pulumi.Config().requireSecret("password").apply(fail),
    ],
    [
      "part of another value",
      () => void pulumi.interpolate`https://me:${pulumi.secret(PASSWORD)}@host`.apply(fail),
    ],
    ["part of an object", () => void pulumi.secret({ deep: [PASSWORD] }).apply(({ deep }) => fail(deep[0]))],
    ["in JSON", () => void pulumi.secret(PASSWORD).apply((text) => fail(JSON.stringify({ text })))],
    ["in a URL", () => void pulumi.secret(PASSWORD).apply((text) => fail(encodeURIComponent(text)))],
    [
      "in base64",
      () => void pulumi.secret(PASSWORD).apply((text) => fail(Buffer.from(text).toString("base64"))),
    ],
    ["logged", () => void pulumi.secret(PASSWORD).apply((text) => pulumi.log.warn(`it is ${text}`))],
    [
      "an output of a component",
      () => {
        new Group("group", () => ({ out: pulumi.secret(PASSWORD) }));
        fail(PASSWORD);
      },
    ],
  ])("%s", async (_title, program) => {
    const text = await said(program);
    expect(text).toContain("[secret]");
    expect(text).not.toMatch(/hunter2|aHVudGVyM/);
  });

  test("of another stack that the program refers to", async () => {
    const { problems } = await preview(
      async () => {
        const outputs = new pulumi.StackReference("other").outputs;
        outputs.apply((all) => fail((all as { password: string }).password));
      },
      {
        resolveReference: async () => ({
          password: {
            "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
            value: PASSWORD,
          },
        }),
      },
    );
    expect(problems.map(({ message }) => message)).toEqual(["cannot log in with [secret]"]);
  });
});

test("words that are secret somewhere do not hide names", async () => {
  const { problems, mask } = await preview(() => {
    pulumi.secret("shop");
    pulumi.secret(true);
    pulumi.secret("abc");
    throw new Error("true, shop, app.dev and abc");
  });
  expect(problems.map(({ message }) => message)).toEqual(["true, shop, app.dev and abc"]);
  expect(mask("shop")).toBe("shop");
});

test("a run says what its secrets are masked with, also the lines of a long one", async () => {
  const { mask } = await preview(() => void pulumi.secret("-----BEGIN-----\nMIIEvQIBADAN\n-----END-----"));
  expect(mask("MIIEvQIBADAN is the key")).toBe("[secret] is the key");
});
