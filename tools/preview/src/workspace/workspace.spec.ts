import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { configText } from "./config-values.ts";
import { InputProblem } from "./input-problem.ts";
import { findProject, stackFiles } from "./project.ts";
import { readStackConfig } from "./stack-config.ts";
import { selectStacks } from "./stack-patterns.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "preview-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, ...lines: string[]): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), lines.join("\n"));
}

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InputProblem) return error.problems;
    throw error;
  }
  return [];
}

const config = (stack = "dev") => {
  const project = findProject(folder);
  const file = stackFiles(project).get(stack);
  if (!file) throw new Error(`no stack ${stack}`);
  return readStackConfig(project, file);
};

describe("a project", () => {
  test("is found from any folder below it", () => {
    write("Pulumi.yaml", "name: shop", "main: apps/main.ts", "stackConfigDir: stacks");
    write("apps/deep/x.ts");
    expect(findProject(join(folder, "apps/deep"))).toEqual({
      name: "shop",
      root: folder,
      main: join(folder, "apps/main.ts"),
      stacksFolder: join(folder, "stacks"),
      config: [],
    });
  });

  test("keeps its stack files beside Pulumi.yaml unless it says otherwise", () => {
    write("Pulumi.yaml", "name: shop");
    write("Pulumi.dev.yaml");
    write("Pulumi.a.b.yml");
    expect([...stackFiles(findProject(folder)).keys()]).toEqual(["a.b", "dev"]);
  });

  test("may name the folder of stack files in the former spelling", () => {
    write("Pulumi.yaml", "name: shop", "config: stacks");
    expect(findProject(folder).stacksFolder).toBe(join(folder, "stacks"));
  });

  test.each([
    [
      ["main: a.ts"],
      'Pulumi.yaml:1: name: got nothing; expected at most 100 letters, digits, "-", "_" or "."',
    ],
    [["name: a", "main: [x]"], 'Pulumi.yaml:2: main: got ["x"]; expected a path'],
    [["name: a", "stackConfigDir: 3"], "Pulumi.yaml:2: stackConfigDir: got 3; expected a folder"],
    [
      ["name: a", "config:", "  x:", "    type: number"],
      'Pulumi.yaml:4: config.x: type: got "number"; expected one of string, integer, boolean, array, object',
    ],
    [
      ["name: a", "config:", "  a:b:c: 1"],
      'Pulumi.yaml:3: config.a:b:c: got "a:b:c"; expected a key of the form <namespace>:<name>',
    ],
    [["- a"], 'Pulumi.yaml:1: got ["a"]; expected a map of keys'],
    [
      ["name: a", "x: ["],
      "Pulumi.yaml:2: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  ])("that says %j is refused", (lines, problem) => {
    write("Pulumi.yaml", ...lines);
    expect(problemsOf(() => findProject(folder))).toEqual([problem]);
  });

  test("that is not there is missed", () => {
    expect(problemsOf(() => findProject(folder))).toEqual([
      `${folder}: no Pulumi.yaml here or in a folder above`,
    ]);
  });

  test("whose folder of stack files is not there is refused", () => {
    write("Pulumi.yaml", "name: shop", "stackConfigDir: nowhere");
    expect(problemsOf(() => stackFiles(findProject(folder)))).toEqual([
      "Pulumi.yaml: stackConfigDir: there is no folder nowhere",
    ]);
  });
});

describe("a stack's configuration", () => {
  test("has every value as text, and the project's namespace where there is none", () => {
    write("Pulumi.yaml", "name: shop");
    write(
      "Pulumi.dev.yaml",
      "config:",
      "  aws:region: eu-west-1",
      "  aws:config:profile: me",
      "  count: 3",
      "  ratio: 1.50",
      "  on: true",
      '  account: "012345678901"',
      "  nothing:",
      "  list: [b, a]",
      "  map: { z: 1, a: { y: <x>, b: null } }",
    );
    expect(config()).toEqual({
      config: {
        "aws:region": "eu-west-1",
        "aws:profile": "me",
        "shop:count": "3",
        "shop:ratio": "1.5",
        "shop:on": "true",
        "shop:account": "012345678901",
        "shop:nothing": "",
        "shop:list": '["b","a"]',
        "shop:map": '{"a":{"b":null,"y":"\\u003cx\\u003e"},"z":1}',
      },
      secretKeys: [],
    });
  });

  test.each([
    ["007", "7"],
    ["012", "10"],
    ["0o14", "12"],
    ["-0x10", "-16"],
    ["0b101", "5"],
    ["1_000", "1000"],
    ["012345678901", "12345678901"],
    ["123456789012345678", "123456789012345678"],
    ["99999999999999999999", "100000000000000000000"],
    ["1e3", "1000"],
    ["yes", "yes"],
    ["True", "true"],
    ["~", ""],
    ["1:30", "1:30"],
    ["2024-1-2", "2024-01-02 00:00:00 +0000 UTC"],
    ["2024-01-02T03:04:05.250Z", "2024-01-02 03:04:05.25 +0000 UTC"],
    ["2024-01-02T03:04:05-07:00", "2024-01-02 03:04:05 -0700 -0700"],
    ["2024-1-2 3:4:5.50", "2024-01-02 03:04:05.5 +0000 UTC"],
    ["2024-01-02T03:04:05", "2024-01-02T03:04:05"],
    ["[1, 012, ~, 2024-01-02]", '[1,10,null,"2024-01-02 00:00:00 +0000 UTC"]'],
  ])("takes %s for %s, as the Pulumi CLI does", (written, text) => {
    write("Pulumi.yaml", "name: shop");
    write("Pulumi.dev.yaml", "config:", `  value: ${written}`);
    expect(config().config).toEqual({ "shop:value": text });
  });

  test("covers what only the stack's key could open, alone and within", () => {
    write("Pulumi.yaml", "name: shop");
    write(
      "Pulumi.dev.yaml",
      "config:",
      "  token: { secure: v1:a }",
      "  map: { open: 1, shut: { secure: v1:b } }",
    );
    expect(config()).toEqual({
      config: { "shop:token": "[secret]", "shop:map": '{"open":1,"shut":"[secret]"}' },
      secretKeys: ["shop:token", "shop:map"],
    });
  });

  test("takes from the project what the stack does not say", () => {
    write(
      "Pulumi.yaml",
      "name: shop",
      "config:",
      "  pulumi:disable-default-providers: [aws]",
      "  region: eu-west-1",
      "  size: { type: integer, default: 3 }",
      "  owner: { value: me }",
      "  own: 1",
    );
    write("Pulumi.dev.yaml", "config:", "  own: 2");
    expect(config().config).toEqual({
      "pulumi:disable-default-providers": '["aws"]',
      "shop:region": "eu-west-1",
      "shop:size": "3",
      "shop:owner": "me",
      "shop:own": "2",
    });
  });

  test("may be empty", () => {
    write("Pulumi.yaml", "name: shop");
    write("Pulumi.dev.yaml", "");
    expect(config()).toEqual({ config: {}, secretKeys: [] });
  });

  test("has all its problems reported, with file, line and key", () => {
    write(
      "Pulumi.yaml",
      "name: shop",
      "config:",
      "  size: { type: integer }",
      "  owner: { type: string }",
      "  must: { description: x }",
    );
    write("Pulumi.dev.yaml", "config:", "  size: many", "  owner: [me]", "  a:b:c: 1");
    expect(problemsOf(config)).toEqual([
      'Pulumi.dev.yaml:2: config.size: got "many"; expected integer',
      'Pulumi.dev.yaml:3: config.owner: got ["me"]; expected string',
      'Pulumi.dev.yaml:4: config.a:b:c: got "a:b:c"; expected a key of the form <namespace>:<name>',
      "Pulumi.dev.yaml: config: shop:must is missing; Pulumi.yaml asks every stack for it",
    ]);
  });

  test("that is no map is refused", () => {
    write("Pulumi.yaml", "name: shop");
    write("Pulumi.dev.yaml", "config: [1]");
    expect(problemsOf(config)).toEqual(["Pulumi.dev.yaml:1: config: got [1]; expected a map of keys"]);
  });

  test("reads back as what was written, if it is JSON", () => {
    const values = fc
      .jsonValue()
      .filter(
        (value) => typeof value !== "string" && value !== null && !JSON.stringify(value).includes('"secure"'),
      );
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(configText(value, (message) => new InputProblem(message)).text)).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });
});

describe("patterns", () => {
  const stacks = ["app.dev", "app.prod", "base.dev"];

  test.each([
    [[], stacks],
    [["app.dev"], ["app.dev"]],
    [["app.*"], ["app.dev", "app.prod"]],
    [["*.dev"], ["app.dev", "base.dev"]],
    [["base.dev", "*"], stacks],
    [["*.prod", "app.prod"], ["app.prod"]],
    // A pattern that no one would wait for if it were a regular expression.
    [[`${"*".repeat(60)}v`], ["app.dev", "base.dev"]],
  ])("%j select %j", (patterns, expected) => {
    expect(selectStacks(stacks, patterns)).toEqual(expected);
  });

  test("that match nothing are named, with the stacks there are", () => {
    expect(problemsOf(() => selectStacks(stacks, ["app.dev", "apppdev", "x*"]))).toEqual([
      'got "apppdev"; expected the name of a stack, which may hold *: app.dev, app.prod, base.dev',
      'got "x*"; expected the name of a stack, which may hold *: app.dev, app.prod, base.dev',
    ]);
  });

  test("are useless without stacks", () => {
    expect(problemsOf(() => selectStacks([], []))).toEqual([
      "there is no stack: no file Pulumi.<stack>.yaml in the folder of stack files",
    ]);
  });
});
