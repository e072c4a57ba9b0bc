import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liftingOf } from "./lifting-protection.ts";

// It starts processes.
jest.setTimeout(60_000);

const repository = join(__dirname, "../../../..");
const stacks = ["platform.dev", "platform.prod", "delivery.shared", "account.shared"];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "protection-"));
  cpSync(join(repository, "stacks"), join(folder, "stacks"), { recursive: true });
  const project = readFileSync(join(repository, "Pulumi.yaml"), "utf8");
  writeFileSync(join(folder, "Pulumi.yaml"), project.replace("main: ", `main: ${repository}/`));
  // Scripts have to be files of the project's folder.
  edit("platform.dev", [/file: apps.*\.sh/, "script: echo started"]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What lifts the protection of each protected resource of the stacks, by URN. */
function protectedResources(): Map<string, string> {
  const command = [join(__dirname, "../main.ts"), "--no-policy", "--out", "out", ...stacks];
  const { stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  return new Map(
    stacks.flatMap((stack) => {
      const file = join(folder, "out", `${stack}.state.json`);
      const { deployment } = JSON.parse(readFileSync(file, "utf8")) as {
        deployment: { resources: { urn: string; protect?: boolean }[] };
      };
      return deployment.resources.flatMap(({ urn, protect = false }): [string, string][] => {
        return protect ? [[urn, liftingOf({ stack, resource: { urn } }, "first")]] : [];
      });
    }),
  );
}

function edit(stack: string, ...changes: readonly [from: string | RegExp, to: string][]): void {
  const file = join(folder, "stacks", `Pulumi.${stack}.yaml`);
  let text = readFileSync(file, "utf8");
  for (const [from, to] of changes) {
    expect(text).toMatch(from);
    text = text.replace(from, to);
  }
  writeFileSync(file, text);
}

test("the settings that are told lift the protection of everything that the shipped stacks protect", () => {
  const before = protectedResources();
  expect([...before.values()].filter((lifting) => lifting.includes("its option protect"))).toEqual([]);
  edit(
    "platform.dev",
    ["mlops-platform:studio:\n", "mlops-platform:studio:\n    protectWork: false\n"],
    ["{ name: explore,", "{ name: explore, protectWork: false,"],
    ["- name: gpu-box\n", "- name: gpu-box\n      terminationProtection: false\n"],
  );
  for (const stack of ["platform.prod", "delivery.shared", "account.shared"]) {
    edit(stack, ['retainData: "true"', 'retainData: "false"']);
  }
  const after = protectedResources();
  const noSetting = [...before].filter(([, lifting]) => lifting.includes("pulumi state unprotect"));
  expect([...after.keys()].sort()).toEqual(noSetting.map(([urn]) => urn).sort());
  expect([before.size > 20, after.size]).toEqual([true, 6]);
});
