import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");
// Not README.md: a change of it alone runs no test.
const folders = ["docs", "docs/decisions", "policies", "tools/preview", "tools/engine"];
const documents = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".md"))
      .map((file) => join(folder, file)),
  )
  .concat("CONTRIBUTING.md");

/** The text of a document without its code blocks. */
function proseOf(document: string): string {
  return readFileSync(join(root, document), "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");
}

/** Anchors that GitHub makes of headings. */
function anchorsOf(document: string): readonly string[] {
  const headings = [...proseOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** What is wrong with the relative links of a document, and with the paths of this repository that it names. */
function brokenReferences(document: string): string[] {
  const prose = proseOf(document);
  const links = [...prose.matchAll(/\]\((?!\w+:)([^)#]*)(?:#([^)]+))?\)/g)];
  const broken = links.filter(([, path = "", anchor]) => {
    const target = path === "" ? document : join(dirname(document), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });
  const paths = [...prose.matchAll(/`((?:apps|libs|policies|tools|stacks|docs)\/[\w./-]+)`/g)];
  const missing = paths.filter(([, path = ""]) => !existsSync(join(root, path)));
  return [...broken.map(([link]) => link), ...missing.map(([path]) => path)].map(
    (one) => `${document}: ${one}`,
  );
}

test("documents link to what there is, and name files that exist", () => {
  expect(documents).toEqual(
    expect.arrayContaining(["CONTRIBUTING.md", "docs/decisions/0003-documents-as-data.md"]),
  );
  expect(documents.flatMap(brokenReferences)).toEqual([]);
});
