import { stackProject } from "./stack-project.ts";

const stack = {
  name: "web.qa",
  app: "web",
  environment: "qa",
  file: "stacks/Pulumi.web.qa.yaml",
};
const project = stackProject(stack, ["@mlops/web", "base.qa", "@mlops/policies"]);

test("a stack is named as the Pulumi CLI names it, and consists of its file", () => {
  expect([project.name, project.namedInputs]).toEqual([
    "web.qa",
    {
      default: ["{workspaceRoot}/stacks/Pulumi.web.qa.yaml"],
      production: ["{workspaceRoot}/stacks/Pulumi.web.qa.yaml"],
    },
  ]);
});

test("depends on its app, on the stacks that it references and on the policies", () => {
  expect(project.implicitDependencies).toEqual(["@mlops/web", "base.qa", "@mlops/policies"]);
});

test("is previewed offline from the cache while nothing that a preview reads has changed", () => {
  expect(project.targets?.preview).toMatchObject({
    executor: "@mlops/workspace:preview",
    cache: true,
    inputs: [
      "default",
      "^production",
      "{workspaceRoot}/Pulumi.yaml",
      "{workspaceRoot}/preview.answers.json",
      "{workspaceRoot}/apps/*.{js,ts}",
      { input: "production", projects: ["@mlops/preview", "@mlops/workspace"] },
      { input: "production", projects: ["@mlops/preview", "@mlops/workspace"], dependencies: true },
      { runtime: 'node -p "new Date().toISOString().slice(0, 10)"' },
      "toolchain",
    ],
    outputs: [
      "{workspaceRoot}/out/preview/web.qa.json",
      "{workspaceRoot}/out/preview/web.qa.md",
      "{workspaceRoot}/out/preview/web.qa.state.json",
    ],
  });
});

test("never answers a deployment from a cache", () => {
  const { preview, ...deploying } = project.targets ?? {};
  expect(preview?.cache).toBe(true);
  expect(Object.entries(deploying).map(([name, { cache, command }]) => [name, cache, command])).toEqual([
    ["up", false, "pulumi up --policy-pack policies --stack web.qa"],
    ["refresh", false, "pulumi refresh --stack web.qa"],
    ["destroy", false, "pulumi destroy --stack web.qa"],
  ]);
});
