import { crc32 } from "node:zlib";

/** Nothing about the machine: no name, no time, an unknown operating system. RFC 1952, 2.3. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
/** The longest block that is not compressed, in bytes. RFC 1951, 3.2.4. */
const longestBlock = 65_535;

/**
 * A gzip file that holds `content` as it is. It is not compressed: builds of zlib compress the same content
 * differently, and what is uploaded would change with the machine.
 */
export function gzipped(content: Buffer): Buffer {
  const count = Math.max(1, Math.ceil(content.length / longestBlock));
  const blocks = Array.from({ length: count }, (_, index) => {
    const block = content.subarray(index * longestBlock, (index + 1) * longestBlock);
    const head = Buffer.alloc(5);
    head.writeUInt8(index === count - 1 ? 1 : 0, 0);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    return Buffer.concat([head, block]);
  });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length % 2 ** 32, 4);
  return Buffer.concat([header, ...blocks, trailer]);
}
