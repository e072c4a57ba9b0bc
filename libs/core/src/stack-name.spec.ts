import { parseStackName } from "./stack-name.ts";

const apps = ["platform", "sentiment"];

test("a stack's name is its app and its environment", () => {
  expect(parseStackName("platform.dev", apps)).toEqual({ app: "platform", environment: "dev" });
});

test.each([
  ["platform", ['a stack is named <app>.<environment>, such as "platform.dev"']],
  ["platform.dev.eu", ['a stack is named <app>.<environment>, such as "platform.dev"']],
  [".dev", ['a stack is named <app>.<environment>, such as "platform.dev"']],
  ["web.dev", ['there is no app "web"; apps: platform, sentiment']],
  ["platform.test", ['there is no environment "test"; environments: dev, qa, prod, shared']],
  [
    "web.test",
    [
      'there is no app "web"; apps: platform, sentiment',
      'there is no environment "test"; environments: dev, qa, prod, shared',
    ],
  ],
])("a stack named %s is refused with every reason", (stack, reasons) => {
  const text = [`stack "${stack}" has no program:`, ...reasons.map((reason) => `  - ${reason}`)].join("\n");
  expect(() => parseStackName(stack, apps)).toThrow(new Error(text));
});
