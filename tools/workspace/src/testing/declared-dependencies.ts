import type { Importers } from "./imported-packages.ts";
import type { WorkspacePackage } from "./workspace-packages.ts";

type Section = "dependencies" | "devDependencies";

/**
 * Differences between what a package.json declares and what the package's files import. What a source imports belongs
 * in `dependencies`, what only tests import in `devDependencies`, and nothing else in either. The types of a package
 * may be declared in its place (`@types/x` for `x`).
 * @param imported importing files by package
 * @returns one line for each difference, sorted; none if there is no difference
 */
export function dependencyDifferences(
  { folder, manifest }: WorkspacePackage,
  imported: ReadonlyMap<string, Importers>,
): string[] {
  const file = folder === "." ? "package.json" : `${folder}/package.json`;
  const declared = new Map<string, Section>([
    ...Object.keys(manifest.devDependencies ?? {}).map((name) => [name, "devDependencies"] as const),
    ...Object.keys(manifest.dependencies ?? {}).map((name) => [name, "dependencies"] as const),
  ]);
  const used = new Set<string>();
  const problems: string[] = [];
  for (const [name, { source, test }] of imported) {
    const entry = declared.has(name) || !declared.has(typesOf(name)) ? name : typesOf(name);
    used.add(entry);
    const expected: Section = source === undefined ? "devDependencies" : "dependencies";
    const got = declared.get(entry);
    if (got === expected) continue;
    const reason = source === undefined ? `only tests import it (${test})` : `${source} imports it`;
    const place = got === undefined ? "nothing" : `an entry in ${got}`;
    problems.push(`${file}: ${entry}: got ${place}; expected an entry in ${expected}, because ${reason}`);
  }
  for (const [name, section] of declared) {
    if (used.has(name)) continue;
    problems.push(`${file}: ${name}: got an entry in ${section}; expected none, because no file imports it`);
  }
  return problems.sort();
}

/** The package on DefinitelyTyped that holds the types of `name`. */
function typesOf(name: string): string {
  return `@types/${name.replace(/^@/, "").replace("/", "__")}`;
}
