import { dependencyDifferences } from "./testing/declared-dependencies.ts";
import { type Importers, importedPackages } from "./testing/imported-packages.ts";
import { type PackageManifest, workspacePackages } from "./testing/workspace-packages.ts";

const root = process.cwd();

/** What packages need without importing it: commands of scripts and targets, and what is loaded by its name. */
const commands = [
  "@swc/core",
  "@swc/jest",
  "@types/jest",
  "@types/node",
  "@typescript/native",
  "dependency-cruiser",
  "jest",
  "knip",
  "node",
  "nx",
  "oxlint",
  "oxlint-tsgolint",
  "prettier",
  "typescript",
];
const neededByName: Readonly<Record<string, Readonly<Record<string, Importers>>>> = {
  ".": Object.fromEntries(commands.map((name) => [name, { test: "a script" }])),
  policies: { "@pulumi/pulumi": { source: "the engine's host of policy packs" } },
};

test("each package.json declares exactly what the package's files import", () => {
  const packages = workspacePackages(root);
  // The Nx plugin makes each app a dependency of the root project: a new app needs no entry in the root's package.json.
  const apps = packages
    .filter(({ folder }) => folder.startsWith("apps/"))
    .map(({ manifest }) => manifest.name);
  const differences = packages.flatMap((one) => {
    const imported = importedPackages(root, one, packages);
    if (one.folder === ".") for (const app of apps) imported.delete(app);
    for (const [name, by] of Object.entries(neededByName[one.folder] ?? {}))
      imported.set(name, { ...imported.get(name), ...by });
    return dependencyDifferences(one, imported);
  });
  expect(differences).toEqual([]);
});

describe("a package.json", () => {
  const differences = (declared: Partial<PackageManifest>, imported: Record<string, Importers>) =>
    dependencyDifferences(
      { folder: "libs/a", manifest: { name: "@mlops/a", ...declared } },
      new Map(Object.entries(imported)),
    );

  test.each<[string, Partial<PackageManifest>, Record<string, Importers>, string[]]>([
    [
      "declares what sources import as dependencies and what only tests import as devDependencies",
      { dependencies: { zod: "1" }, devDependencies: { yaml: "1" } },
      { zod: { source: "src/a.ts", test: "src/a.spec.ts" }, yaml: { test: "src/a.spec.ts" } },
      [],
    ],
    [
      "may declare the types of a package instead of the package",
      { dependencies: { "@types/aws-lambda": "1", "@types/aws__sdk": "1" } },
      { "aws-lambda": { source: "src/a.ts" }, "@aws/sdk": { source: "src/a.ts" } },
      [],
    ],
    [
      "lacks what a source imports",
      {},
      { zod: { source: "src/a.ts" } },
      [
        "libs/a/package.json: zod: got nothing; expected an entry in dependencies, because src/a.ts imports it",
      ],
    ],
    [
      "declares for tests what a source imports",
      { devDependencies: { zod: "1" } },
      { zod: { source: "src/a.ts" } },
      [
        "libs/a/package.json: zod: got an entry in devDependencies; expected an entry in dependencies, because src/a.ts imports it",
      ],
    ],
    [
      "declares for sources what only tests import",
      { dependencies: { yaml: "1" } },
      { yaml: { test: "src/a.spec.ts" } },
      [
        "libs/a/package.json: yaml: got an entry in dependencies; expected an entry in devDependencies, because only tests import it (src/a.spec.ts)",
      ],
    ],
    [
      "declares what nothing imports",
      { dependencies: { zod: "1" }, devDependencies: { yaml: "1" } },
      {},
      [
        "libs/a/package.json: yaml: got an entry in devDependencies; expected none, because no file imports it",
        "libs/a/package.json: zod: got an entry in dependencies; expected none, because no file imports it",
      ],
    ],
  ])("%s", (_, declared, imported, expected) => {
    expect(differences(declared, imported)).toEqual(expected);
  });
});
