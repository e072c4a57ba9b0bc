import { crc32 } from "node:zlib";

/**
 * One message of a stream of events (`application/vnd.amazon.eventstream`): lengths, headers, payload, checksums.
 * @param headers its headers, whose values are texts
 */
export function eventMessage(headers: Readonly<Record<string, string>>, payload: string): Buffer {
  const encoded = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const body = Buffer.from(payload);
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(encoded.length + body.length + 16, 0);
  prelude.writeUInt32BE(encoded.length, 4);
  const message = Buffer.concat([prelude, checksum(prelude), encoded, body]);
  return Buffer.concat([message, checksum(message)]);
}

/** Type 7: a text of up to 65,535 bytes. */
function header(name: string, value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  return Buffer.concat([
    Buffer.from([name.length]),
    Buffer.from(name),
    Buffer.from([7]),
    length,
    Buffer.from(value),
  ]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}
