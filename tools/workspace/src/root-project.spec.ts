import { rootProject } from "./root-project.ts";

const root = rootProject({ packages: ["apps/web", "libs/core"], stacks: [] }, ["@mlops/web"]);

test("the root project depends on every app, because the entry point can run each", () => {
  expect(root.implicitDependencies).toEqual(["@mlops/web"]);
});

test("checks types and layers of all packages, and whatever is in no package", () => {
  const commands = Object.entries(root.targets ?? {}).map(([name, { command }]) => [name, command]);
  expect(commands).toEqual([
    ["typecheck", "tsc --project tsconfig.json"],
    ["test", 'jest --testPathIgnorePatterns "<rootDir>/(apps/web|libs/core)/"'],
    [
      "lint",
      "oxlint . --ignore-pattern apps/web --ignore-pattern libs/core && depcruise apps examples libs policies tools && knip",
    ],
    ["format-check", 'prettier --check . "!apps/web/**" "!libs/core/**"'],
  ]);
});

test("caches each of them", () => {
  expect(Object.values(root.targets ?? {}).map(({ cache }) => cache)).toEqual([true, true, true, true]);
});
