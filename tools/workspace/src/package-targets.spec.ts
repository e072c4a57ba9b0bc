import { packageTargets } from "./package-targets.ts";

test("a package is tested, linted and checked for its formatting on its own, from the cache", () => {
  const targets = Object.entries(packageTargets("libs/core"));
  expect(targets.map(([name, { command, cache }]) => [name, command, cache])).toEqual([
    ["test", "jest --passWithNoTests libs/core/", true],
    ["lint", "oxlint libs/core", true],
    ["format-check", "prettier --check libs/core", true],
  ]);
});

test("its tests read the package, the sources of what it imports, and the test data that it names", () => {
  expect(packageTargets("libs/core").test?.inputs).toEqual([
    "default",
    "^production",
    "testData",
    "testConfiguration",
    "toolchain",
  ]);
});
