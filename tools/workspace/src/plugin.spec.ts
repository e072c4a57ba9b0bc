import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createNodes } from "./plugin.ts";

let workspaceRoot: string;
beforeEach(() => {
  workspaceRoot = mkdtempSync(join(tmpdir(), "plugin-"));
});
afterEach(() => rmSync(workspaceRoot, { recursive: true }));

/** Roots of the projects that files make, with names, targets and dependencies. */
async function infer(files: Readonly<Record<string, object>>) {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspaceRoot, file)), { recursive: true });
    writeFileSync(join(workspaceRoot, file), JSON.stringify(content));
  }
  const [, create] = createNodes;
  const context = { workspaceRoot, nxJsonConfiguration: {} };
  const results = await create(Object.keys(files), undefined, context);
  return results.flatMap(([, { projects = {} }]) =>
    Object.entries(projects).map(([root, { name, targets, implicitDependencies }]) => ({
      root,
      ...(name !== undefined && { name }),
      targets: Object.keys(targets ?? {}),
      ...(implicitDependencies && { implicitDependencies }),
    })),
  );
}

const rootTargets = ["typecheck", "test", "lint", "format-check"];
const packageTargets = ["test", "lint", "format-check"];
const stackTargets = ["preview", "up", "refresh", "destroy"];

test("a package is a project with its tests, lint and formatting; what is about all packages is the root's", async () => {
  expect(
    await infer({ "package.json": {}, "libs/core/package.json": {}, "policies/package.json": {} }),
  ).toEqual([
    { root: ".", name: "mlops-platform", targets: rootTargets, implicitDependencies: [] },
    { root: "libs/core", targets: packageTargets },
    { root: "policies", targets: packageTargets },
  ]);
});

test("a stack is a project that depends on its app, the stacks it references and the policies", async () => {
  const projects = await infer({
    "apps/base/package.json": { name: "@mlops/base" },
    "apps/web/package.json": { name: "@mlops/web", stackReferences: ["base"] },
    "stacks/Pulumi.base.dev.yaml": {},
    "stacks/Pulumi.web.dev.yaml": {},
    "stacks/Pulumi.web.prod.yaml": {},
  });
  expect(projects.filter(({ root }) => root.startsWith("stacks/"))).toEqual([
    {
      root: "stacks/Pulumi.base.dev.yaml",
      name: "base.dev",
      targets: stackTargets,
      implicitDependencies: ["@mlops/base", "@mlops/policies"],
    },
    {
      root: "stacks/Pulumi.web.dev.yaml",
      name: "web.dev",
      targets: stackTargets,
      implicitDependencies: ["@mlops/web", "base.dev", "@mlops/policies"],
    },
    {
      root: "stacks/Pulumi.web.prod.yaml",
      name: "web.prod",
      targets: stackTargets,
      implicitDependencies: ["@mlops/web", "@mlops/policies"],
    },
  ]);
  expect(projects.find(({ root }) => root === ".")?.implicitDependencies).toEqual([
    "@mlops/base",
    "@mlops/web",
  ]);
});

test("a stack of an app that is not there is a project all the same: its preview says what is wrong", async () => {
  expect(await infer({ "stacks/Pulumi.shop.dev.yaml": {} })).toContainEqual({
    root: "stacks/Pulumi.shop.dev.yaml",
    name: "shop.dev",
    targets: stackTargets,
    implicitDependencies: ["@mlops/policies"],
  });
});
