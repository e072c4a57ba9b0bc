import type { ScalarTag } from "yaml";

/** Beyond these a whole number is a fraction to the Pulumi CLI, and loses its last digits. */
const MIN_WHOLE = -(2n ** 63n);
const MAX_WHOLE = 2n ** 64n - 1n;

/**
 * Whole numbers as the Pulumi CLI's YAML reader takes them: with a base prefix, with `_` between digits, and octal
 * after a leading zero. Others, such as an account's digits with an 8 after a leading zero, stay what they are.
 */
const wholeNumber: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?(0b[01_]+|0o?[0-7_]*|0x[\da-fA-F_]+|[1-9][\d_]*)$/,
  resolve: (text) => {
    const digits = text
      .replaceAll("_", "")
      .replace(/^[-+]/, "")
      .replace(/^0(?=[0-7])/, "0o");
    const value = text.startsWith("-") ? -BigInt(digits) : BigInt(digits);
    const exact = Number.isSafeInteger(Number(value)) || value < MIN_WHOLE || value > MAX_WHOLE;
    return exact ? Number(value) : value;
  },
};

/**
 * Dates become the text that the Pulumi CLI makes of them, which is Go's. A time has a zone after a `T`, and none
 * after a space; everything else that looks like a date is just text.
 */
const timestamp: ScalarTag = {
  tag: "tag:yaml.org,2002:timestamp",
  default: true,
  test: /^\d{4}-\d\d?-\d\d?([Tt]\d\d?:\d\d?:\d\d?(\.\d+)?(Z|[-+]\d\d:\d\d)| \d\d?:\d\d?:\d\d?(\.\d+)?)?$/,
  resolve(text) {
    const [date = "", clock = "0:0:0", zone = "Z"] = text.split(/[Tt ]|(?=Z|[-+]\d\d:\d\d$)/);
    const [time = "", fraction = ""] = clock.split(/(?=\.)/);
    return `${twoDigits(date, "-")} ${twoDigits(time, ":")}${fraction.replace(/\.?0+$/, "")} ${zoneText(zone)}`;
  },
};

function twoDigits(text: string, separator: string): string {
  return text
    .split(separator)
    .map((part) => part.padStart(2, "0"))
    .join(separator);
}

/** Go prints the offset, then the zone's name, which for an offset is the offset again. */
function zoneText(zone: string): string {
  const offset = zone.replace("Z", "+0000").replace(":", "");
  return offset === "+0000" ? "+0000 UTC" : `${offset} ${offset}`;
}

/** What plain scalars mean to the Pulumi CLI where YAML's core schema sees it differently. */
export const pulumiTags: ScalarTag[] = [wholeNumber, timestamp];
