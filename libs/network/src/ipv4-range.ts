/** A range of IPv4 addresses whose size is a power of two, as `10.0.0.0/16` names it. */
export interface Ipv4Range {
  /** First address, as a number. */
  readonly first: number;
  /** Bits that all its addresses share, 0 to 32. */
  readonly prefixLength: number;
}

const pattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * The range that `text` lies in, such as `10.0.0.0/16`. A text with an address inside the range is read too: the
 * range begins where {@link formatIpv4Range} says.
 * @returns nothing if the text is no IPv4 range
 */
export function parseIpv4Range(text: string): Ipv4Range | undefined {
  const numbers = pattern.exec(text)?.slice(1).map(Number);
  const prefixLength = numbers?.pop();
  if (!numbers || prefixLength === undefined || prefixLength > 32) return undefined;
  if (numbers.some((number) => number > 255)) return undefined;
  const address = numbers.reduce((sum, number) => sum * 256 + number, 0);
  return { first: address - (address % sizeOf(prefixLength)), prefixLength };
}

/**
 * The range that `text` names.
 * @throws if the text is no IPv4 range
 */
export function ipv4Range(text: string): Ipv4Range {
  const range = parseIpv4Range(text);
  if (!range) throw new Error(`expected an IPv4 range such as "10.0.0.0/16", got "${text}"`);
  return range;
}

/** `range` as AWS wants it: first address and prefix length. */
export function formatIpv4Range({ first, prefixLength }: Ipv4Range): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join(".")}/${prefixLength}`;
}

/**
 * The part number `index` of `range`, cut into equal parts that share `prefixLength` bits.
 * @throws if there is no such part
 */
export function partOf(range: Ipv4Range, prefixLength: number, index: number): Ipv4Range {
  const parts = 2 ** (prefixLength - range.prefixLength);
  if (prefixLength > 32 || parts < 1 || index < 0 || index >= parts) {
    throw new Error(`${formatIpv4Range(range)} has no part ${index} of size /${prefixLength}`);
  }
  return { first: range.first + index * sizeOf(prefixLength), prefixLength };
}

/** Whether every address of `inner` is in `outer`. */
export function contains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return outer.first <= inner.first && lastOf(inner) <= lastOf(outer);
}

/** Whether some address is in both ranges. */
export function overlap(one: Ipv4Range, other: Ipv4Range): boolean {
  return contains(one, other) || contains(other, one);
}

/** How many addresses a range has. */
export function sizeOf(prefixLength: number): number {
  return 2 ** (32 - prefixLength);
}

function lastOf({ first, prefixLength }: Ipv4Range): number {
  return first + sizeOf(prefixLength) - 1;
}
