/** A file of an archive. */
export interface ArchivedFile {
  /** Its place in the archive, with `/` between folders. */
  readonly path: string;
  readonly content: Buffer;
}

/** Archives consist of blocks of this size, in bytes. */
const blockSize = 512;
/** Archives end with two empty blocks. */
const end = Buffer.alloc(2 * blockSize);

/** The longest names that a header holds, in bytes: of a file, and of the folders before it. */
const longest = { name: 100, prefix: 155 } as const;

/**
 * A tar archive in the form of POSIX (ustar). It depends on the paths and contents alone: owner, mode and time are the
 * same for every file.
 * @param files in the order of the archive
 * @throws Error for a path that {@link fitsArchive} refuses
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
 */
export function tarArchive(files: readonly ArchivedFile[]): Buffer {
  return Buffer.concat([
    ...files.flatMap(({ path, content }) => [header(path, content), padded(content)]),
    end,
  ]);
}

/** Whether an archive can hold a path: 100 bytes, or 155 bytes of folders and 100 bytes after a `/`. */
export function fitsArchive(path: string): boolean {
  return nameParts(path) !== undefined;
}

function header(path: string, content: Buffer): Buffer {
  const [prefix, name] = nameParts(path) ?? [];
  if (name === undefined || prefix === undefined) throw new Error(`${path} is too long for a tar archive`);
  const block = Buffer.alloc(blockSize);
  block.write(name, 0);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(content.length, 12), 124);
  block.write(octal(0, 12), 136);
  // The checksum counts its own field as blanks.
  block.write(" ".repeat(8), 148);
  block.write("0", 156);
  block.write("ustar\u000000", 257);
  block.write(prefix, 345);
  const checksum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${octal(checksum, 7)} `, 148);
  return block;
}

/** Folders and name of a path, cut at a `/` so that both fit; nothing if there is no such place. */
function nameParts(path: string): readonly [prefix: string, name: string] | undefined {
  const bytes = Buffer.byteLength;
  if (bytes(path) <= longest.name) return ["", path];
  const cuts = [...path.matchAll(/\//g)].map(
    ({ index }) => [path.slice(0, index), path.slice(index + 1)] as const,
  );
  return cuts.find(([prefix, name]) => bytes(prefix) <= longest.prefix && bytes(name) <= longest.name);
}

/** A number as a field of `size` bytes holds it: octal digits, then a zero byte. */
function octal(value: number, size: number): string {
  return `${value.toString(8).padStart(size - 1, "0")}\u0000`;
}

function padded(content: Buffer): Buffer {
  const rest = content.length % blockSize;
  return rest === 0 ? content : Buffer.concat([content, Buffer.alloc(blockSize - rest)]);
}
