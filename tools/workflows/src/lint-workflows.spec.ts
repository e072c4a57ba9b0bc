import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const commands = ["awk", "bash", "cat", "chmod", "dirname", "env", "mkdir", "rm"];
/** What the stand-ins of the linters are called with goes to this file. */
const note = (name: string, status = 0) => `#!/bin/bash\necho "${name} $*" >> "$CALLS"\nexit ${status}\n`;
const python3 = (pipStatus = 0) => `#!/bin/bash
mkdir -p "$3/bin"
for name in zizmor pip; do echo "$STAND_IN" > "$3/bin/$name"; chmod +x "$3/bin/$name"; done
echo 'exit ${pipStatus}' >> "$3/bin/pip"
`;
const version = /actionlint_version=(\S+)/.exec(readFileSync(".ci/lint-workflows", "utf8"))?.[1];
const hash = /actionlint_hash=(\S+)/.exec(readFileSync(".ci/lint-workflows", "utf8"))?.[1];
const go = (built = `${version}\t${hash}`, status = 0) => `#!/bin/bash
if [ "$1" = version ]; then printf 'x: go1.25\\n\\tmod\\tgithub.com/rhysd/actionlint\\t${built}\\n'; exit; fi
echo "go $*" >> "$CALLS"
echo "$STAND_IN" > "$GOBIN/actionlint"; chmod +x "$GOBIN/actionlint"
exit ${status}
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lint-"));
  for (const path of [".ci", ".github"]) cpSync(path, join(root, path), { recursive: true });
  mkdirSync(join(root, "bin"));
  for (const name of commands) {
    const found = ["/bin", "/usr/bin"].map((folder) => join(folder, name)).find((path) => existsSync(path));
    symlinkSync(found ?? name, join(root, "bin", name));
  }
});
afterEach(() => rmSync(root, { recursive: true }));

function provide(programs: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(root, "bin", name), text);
    chmodSync(join(root, "bin", name), 0o755);
  }
}

function lint() {
  const calls = join(root, "calls");
  rmSync(calls, { force: true });
  const standIn = '#!/bin/bash\necho "${0##*/} $*" >> "$CALLS"';
  const env = { PATH: join(root, "bin"), CALLS: calls, STAND_IN: standIn };
  const { status, stderr } = spawnSync(join(root, ".ci/lint-workflows"), { encoding: "utf8", env });
  const called = existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : [];
  return {
    status,
    stderr: stderr.trimEnd(),
    called: called.map((line) => line.split(" ").slice(0, 2).join(" ")),
  };
}

test("installs what is pinned, lints with both, and installs nothing the next time", () => {
  provide({ python3: python3(), go: go() });
  const linters = ["actionlint -shellcheck=", "zizmor --offline"];
  expect(lint()).toEqual({ status: 0, stderr: "", called: ["pip install", "go install", ...linters] });
  provide({ python3: note("python3", 1), go: note("go", 1) });
  expect(lint()).toEqual({ status: 0, stderr: "", called: linters });
});

test("installs again once a pin has changed", () => {
  provide({ python3: python3(), go: go() });
  lint();
  writeFileSync(join(root, ".ci/workflow-linters.txt"), "zizmor==1.33.0 --hash=sha256:00\n");
  expect(lint().called).toContain("pip install");
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    "python3",
    { go: go() },
    "python3: got no such command on the PATH; expected Python 3.9 or newer, which zizmor is installed with",
  ],
  [
    "go",
    { python3: python3() },
    "go: got no such command on the PATH; expected Go 1.21 or newer, which actionlint is built with: https://go.dev/dl/",
  ],
  [
    "PyPI",
    { python3: python3(1), go: go() },
    "pip: got the error above; expected PyPI within reach, and a wheel of .ci/workflow-linters.txt for this machine",
  ],
  [
    "the Go module proxy",
    { python3: python3(), go: go("", 1) },
    "go install: got the error above; expected the Go module proxy within reach",
  ],
  [
    "the right actionlint",
    { python3: python3(), go: go("v1.7.12\th1:other=") },
    `actionlint: got v1.7.12 h1:other=; expected ${version} ${hash}`,
  ],
])(
  "says what is missing without %s, lints nothing, and tries again the next time",
  (_, programs, message) => {
    provide(programs);
    const { status, stderr, called } = lint();
    expect([status, stderr.split("\n").at(-1)]).toEqual([2, `lint-workflows: ${message}`]);
    expect(called.filter((call) => call.startsWith("actionlint") || call.startsWith("zizmor"))).toEqual([]);
    provide({ python3: python3(), go: go() });
    expect(lint().status).toBe(0);
  },
);
