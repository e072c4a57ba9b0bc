import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sourceFiles } from "./source-files.ts";

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "source-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const pathsIn = (folder: string, exclude?: readonly string[]) =>
  sourceFiles(folder, exclude).files.map(({ path }) => path);

describe("the files of a folder", () => {
  test("are sorted by path, without what Python and tools leave behind", () => {
    const folder = folderOf({
      "train.py": "",
      "Zebra.py": "",
      "lib/a.py": "",
      "lib/__pycache__/a.cpython-312.pyc": "",
      "a.pyc": "",
      ".git/HEAD": "",
      ".DS_Store": "",
      "lib/.ipynb_checkpoints/x": "",
    });
    expect(sourceFiles(folder).problems).toEqual([]);
    expect(pathsIn(folder)).toEqual(["Zebra.py", "lib/a.py", "train.py"]);
  });

  test("are left out as in .gitignore", () => {
    const folder = folderOf({
      "train.py": "",
      "data.csv": "",
      "lib/data.csv": "",
      "tests/t.py": "",
      "lib/tests/t.py": "",
      "data/x": "",
      "lib/data/x": "",
      "notebooks/a.ipynb": "",
    });
    expect(pathsIn(folder, ["*.csv", "tests/", "/data", "notebooks/*.ipynb"])).toEqual([
      "lib/data/x",
      "train.py",
    ]);
  });
});

test("files and folders that begin with a dot are left out like others", () => {
  const folder = folderOf({
    "train.py": "",
    ".cache/data.csv": "",
    ".cache/a.pyc": "",
    "a/b/c/.notes.csv": "",
    "a/b/c/x.py": "",
    "a/x.py": "",
  });
  expect(pathsIn(folder)).toEqual([
    ".cache/data.csv",
    "a/b/c/.notes.csv",
    "a/b/c/x.py",
    "a/x.py",
    "train.py",
  ]);
  expect(pathsIn(folder, ["*.csv", "a/**/c/*.py", "?/x.py"])).toEqual(["train.py"]);
});

describe("a folder is refused", () => {
  test("with symbolic links and what is no file, all at once", () => {
    const folder = folderOf({ "train.py": "" });
    symlinkSync("/etc/hostname", join(folder, "outside"));
    symlinkSync(folder, join(folder, "loop"));
    execFileSync("mkfifo", [join(folder, "queue")]);
    expect(sourceFiles(folder)).toEqual({
      files: [],
      problems: [
        "folder.loop: got a symbolic link; expected files only; copy what it stands for, or exclude it",
        "folder.outside: got a symbolic link; expected files only; copy what it stands for, or exclude it",
        "folder.queue: got neither a file nor a folder; expected files only; copy what it stands for, or exclude it",
      ],
    });
    expect(pathsIn(folder, ["loop", "outside", "queue"])).toEqual(["train.py"]);
  });

  test("that is none, is empty, or holds too much", () => {
    const empty = folderOf({});
    const large = folderOf({ "train.py": "", "model.bin": "x".repeat(5 * 2 ** 20 + 1) });
    expect(sourceFiles("/nowhere").problems).toEqual(['folder: got "/nowhere"; expected a folder']);
    expect(sourceFiles(empty).problems).toEqual([`folder: got "${empty}"; expected at least one file`]);
    expect(sourceFiles(large).problems).toEqual([
      'folder: got "5242881 bytes"; expected at most 5242880 bytes; the largest is model.bin (5242881 bytes); ' +
        "exclude data and models, jobs read those from S3",
    ]);
    expect(pathsIn(large, ["*.bin"])).toEqual(["train.py"]);
  });

  test("with a path that no archive can hold", () => {
    const name = `${"a".repeat(101)}.py`;
    expect(sourceFiles(folderOf({ [name]: "" })).problems).toEqual([
      `folder.${name}: got "104 bytes"; expected a path of at most 100 bytes`,
    ]);
  });
});
