import { referencedStacks } from "./stack-references.ts";
import { workspaceFiles } from "./workspace-files.ts";

const { stacks } = workspaceFiles(
  ["web.dev", "web.prod", "base.dev", "base.prod", "base.qa"].map((stack) => `stacks/Pulumi.${stack}.yaml`),
);

test.each<[stack: string, references: string[], expected: string[]]>([
  ["web.prod", [], []],
  ["web.prod", ["base"], ["base.prod"]],
  ["web.prod", ["base.dev"], ["base.dev"]],
  ["web.dev", ["base", "base.dev", "base.qa"], ["base.dev", "base.qa"]],
  ["web.prod", ["base@dev", "base@prod"], ["base.prod"]],
  ["base.qa", ["web"], []],
])("%s, whose app references %j, references %j", (name, references, expected) => {
  const [stack] = stacks.filter((one) => one.name === name);
  const referenced = stack && referencedStacks(stack, references, stacks);
  expect(referenced?.map((one) => one.name)).toEqual(expected);
});
