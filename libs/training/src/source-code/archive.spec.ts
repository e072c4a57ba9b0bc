import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { gzipped } from "./gzip.ts";
import { fitsArchive, tarArchive } from "./tar.ts";

/** What the `tar` of the machine makes of an archive: times, owners, modes and names; and a file's content. */
function extracted(archive: Buffer) {
  const file = join(mkdtempSync(join(tmpdir(), "archive-")), "sourcedir.tar.gz");
  writeFileSync(file, archive);
  const tar = (...args: readonly string[]) =>
    execFileSync("tar", args, { env: { ...process.env, TZ: "UTC", LC_ALL: "C" } });
  return {
    list: tar("-tvzf", file).toString().trim().split("\n"),
    content: (path: string) => tar("-xOzf", file, path),
  };
}

const long = `${"folder/".repeat(20)}${"name".repeat(20)}.py`;
const files = [
  { path: "empty.txt", content: Buffer.alloc(0) },
  { path: long, content: Buffer.from("print('deep')\n") },
  { path: "train.py", content: Buffer.from("x".repeat(512)) },
  { path: "weights.bin", content: Buffer.alloc(200_000, "0123456789") },
];

describe("an archive", () => {
  test("is what tar reads: every file with its content, and the same owner, mode and time for all", () => {
    const { list, content } = extracted(gzipped(tarArchive(files)));
    const times = "1970-01-01 00:00";
    expect(list.map((line) => line.replace(/\s+/g, " "))).toEqual(
      files.map(({ path, content: { length } }) => `-rw-r--r-- 0/0 ${length} ${times} ${path}`),
    );
    for (const file of files) expect(content(file.path)).toEqual(file.content);
  });

  test("is the same, byte for byte, for the same files", () => {
    const again = files.map(({ path, content }) => ({ path, content: Buffer.from(content) }));
    expect(gzipped(tarArchive(again))).toEqual(gzipped(tarArchive(files)));
    expect(tarArchive([]).length).toBe(1024);
  });

  test("holds paths of 100 bytes, and longer ones where a folder ends within 155", () => {
    expect(fitsArchive("a".repeat(100))).toBe(true);
    expect(fitsArchive("a".repeat(101))).toBe(false);
    expect(fitsArchive("ü".repeat(51))).toBe(false);
    expect(fitsArchive(`${"a".repeat(155)}/${"b".repeat(100)}`)).toBe(true);
    expect(fitsArchive(`${"a".repeat(156)}/${"b".repeat(100)}`)).toBe(false);
    expect(() => tarArchive([{ path: "a".repeat(101), content: Buffer.alloc(0) }])).toThrow(
      `${"a".repeat(101)} is too long for a tar archive`,
    );
  });
});

test("what is gzipped comes back, whatever its length, and the header tells nothing of the machine", () => {
  const lengths = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 65_500, max: 131_100 }));
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 255 }), (length, byte) => {
      const content = Buffer.alloc(length, byte);
      const file = gzipped(content);
      expect(gunzipSync(file).equals(content)).toBe(true);
      expect(file.subarray(0, 10).toString("hex")).toBe("1f8b08000000000000ff");
    }),
    { numRuns: 50 },
  );
});
