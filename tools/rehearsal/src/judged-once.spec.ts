import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

// It starts processes.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "judged-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, ...lines: string[]): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${lines.join("\n")}\n`);
}

function rehearse(...args: string[]): number | null {
  return spawnSync(process.execPath, [join(__dirname, "main.ts"), ...args], { cwd: folder }).status;
}

const program = (bucket: string) => [
  'import { Provider } from "@pulumi/aws/provider.js";',
  'import { Bucket } from "@pulumi/aws/s3/bucket.js";',
  'const provider = new Provider("aws", { region: "eu-west-1", allowedAccountIds: ["111122223333"] });',
  `new Bucket("data", { bucket: "${bucket}" }, { provider });`,
];

test("policies judge a change once, although a replacement is deployed in two rounds", () => {
  write("Pulumi.yaml", "name: shop", "main: main.mjs", "runtime: nodejs");
  write("Pulumi.app.dev.yaml", "config: {}");
  symlinkSync(join(__dirname, "../../../node_modules"), join(folder, "node_modules"));
  write("policies/package.json", '{ "type": "module", "exports": { "./pack": "./pack.js" } }');
  write(
    "policies/pack.js",
    'import { appendFileSync } from "node:fs";',
    'const judged = new URL("../judged", import.meta.url);',
    'const validateStack = () => appendFileSync(judged, "once\\n");',
    'const policy = { name: "counts", description: "Counts.", validateStack };',
    'export const pack = { name: "rules", version: "1.0.0", policies: [policy] };',
  );
  write("main.mjs", ...program("data-of-dev"));
  expect(rehearse("--no-policy", "--out", "out")).toBe(0);
  write("main.mjs", ...program("objects-of-dev"));
  expect(rehearse("--against", "out", "--accept", "stateful-replacement")).toBe(0);
  expect(readFileSync(join(folder, "judged"), "utf8")).toBe("once\n");
});
