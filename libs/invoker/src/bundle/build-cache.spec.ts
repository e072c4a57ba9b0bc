import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BuildCache } from "./build-cache.ts";

let root: string;
const write = (path: string, content: string) => {
  writeFileSync(join(root, path), content);
};
const files = ["handler.ts", "node_modules/zod.js"];
const build = { code: "exports.handler = 1", files };
const how = { minify: true };
const cache = () => new BuildCache(root, "build.json", how);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "workspace-"));
  mkdirSync(join(root, "node_modules"));
  write("node_modules/.package-lock.json", "{}");
  write("handler.ts", "export const handler = 1");
  write("node_modules/zod.js", "// zod");
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test("a build is read from the cache, by another process as well", () => {
  expect(cache().read()).toBeUndefined();
  cache().write(build);
  expect(cache().read()).toBe(build.code);
});

test.each<[string, () => void]>([
  [
    "a source changes",
    () => {
      write("handler.ts", "export const handler = 2");
    },
  ],
  [
    "a package changes",
    () => {
      write("node_modules/zod.js", "// another zod");
    },
  ],
  [
    "a source is gone",
    () => {
      rmSync(join(root, "handler.ts"));
    },
  ],
  [
    "other packages are installed",
    () => {
      write("node_modules/.package-lock.json", '{"packages":{}}');
    },
  ],
  [
    "the file is cut short",
    () => {
      write("node_modules/.cache/build.json", '{"code":');
    },
  ],
  [
    "the file has another form",
    () => {
      write("node_modules/.cache/build.json", "null");
    },
  ],
  [
    "the cached code is changed",
    () => {
      const path = "node_modules/.cache/build.json";
      write(path, readFileSync(join(root, path), "utf8").replace("handler = 1", "handler = 2"));
    },
  ],
])("a cached build is not used once %s", (_, change) => {
  cache().write(build);
  change();
  expect(cache().read()).toBeUndefined();
});

test("a cached build is not used with other options", () => {
  cache().write(build);
  expect(new BuildCache(root, "build.json", { minify: false }).read()).toBeUndefined();
});

test("a cached build is used again once a source has its former content", () => {
  cache().write(build);
  write("handler.ts", "export const handler = 2");
  expect(cache().read()).toBeUndefined();
  write("handler.ts", "export const handler = 1");
  expect(cache().read()).toBe(build.code);
});

test("a folder that cannot be written to is not an error", () => {
  write("node_modules/.cache", "a file where the folder should be");
  cache().write(build);
  expect(cache().read()).toBeUndefined();
});
