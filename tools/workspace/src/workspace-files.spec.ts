import { workspaceFiles } from "./workspace-files.ts";

test("a folder with a package.json is a package, except the workspace's own", () => {
  expect(workspaceFiles(["package.json", "policies/package.json", "libs/core/package.json"])).toEqual({
    packages: ["libs/core", "policies"],
    stacks: [],
  });
});

test("a stack file is a stack of its app in its environment", () => {
  expect(workspaceFiles(["stacks/Pulumi.platform.dev.yaml"]).stacks).toEqual([
    { name: "platform.dev", app: "platform", environment: "dev", file: "stacks/Pulumi.platform.dev.yaml" },
  ]);
});

test("a file that is not named after an app and an environment is no stack", () => {
  expect(workspaceFiles(["stacks/Pulumi.platform.yaml"]).stacks).toEqual([]);
});
