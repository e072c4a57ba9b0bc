import { createNodes } from "./plugin.ts";

async function infer(...files: string[]) {
  const [, create] = createNodes;
  const context = { workspaceRoot: "/repository", nxJsonConfiguration: {} };
  const results = await create(files, undefined, context);
  return results.map(([file, { projects = {} }]) => [
    file,
    Object.entries(projects).map(([root, project]) => [root, Object.keys(project.targets ?? {})]),
  ]);
}

test("a package is a project with its tests and lint", async () => {
  expect(await infer("libs/core/package.json", "policies/package.json")).toEqual([
    ["libs/core/package.json", [["libs/core", ["test", "lint"]]]],
    ["policies/package.json", [["policies", ["test", "lint"]]]],
  ]);
});

test("a stack file gives its app the targets of that stack, and one for all of the app's stacks", async () => {
  expect(await infer("stacks/Pulumi.platform.dev.yaml", "stacks/Pulumi.sentiment.dev.yaml")).toEqual([
    [
      "stacks/Pulumi.platform.dev.yaml",
      [["apps/platform", ["preview-dev", "up-dev", "refresh-dev", "destroy-dev", "preview"]]],
    ],
    [
      "stacks/Pulumi.sentiment.dev.yaml",
      [["apps/sentiment", ["preview-dev", "up-dev", "refresh-dev", "destroy-dev", "preview"]]],
    ],
  ]);
});

test("a file that is not named after an app and an environment gives no targets", async () => {
  expect(await infer("stacks/Pulumi.platform.yaml")).toEqual([]);
});
