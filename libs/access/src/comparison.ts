import { BlockList, isIPv6 } from "node:net";
import { fitsGlob } from "@mlops/aws";
import { fitsArn } from "./arn-pattern.ts";
import { asWritten, withoutWildcards } from "./policy-variable.ts";

/** Whether a value of a request fits a value of a policy, whose variables are replaced. */
export type Comparison = (wanted: string, value: string) => boolean;

const plain =
  (compare: Comparison): Comparison =>
  (wanted, value) =>
    compare(asWritten(wanted), value);

const withPatterns =
  (compare: Comparison): Comparison =>
  (wanted, value) =>
    compare(wanted, withoutWildcards(value));

const numeric = (compare: (value: number, wanted: number) => boolean): Comparison =>
  plain((wanted, value) => compare(Number(value), Number(wanted)));

const date = (compare: (value: number, wanted: number) => boolean): Comparison =>
  plain((wanted, value) => compare(millisecondsOf(value), millisecondsOf(wanted)));

const equal = (value: number, wanted: number) => value === wanted;
const less = (value: number, wanted: number) => value < wanted;
const atMost = (value: number, wanted: number) => value <= wanted;
const greater = (value: number, wanted: number) => value > wanted;
const atLeast = (value: number, wanted: number) => value >= wanted;

/** The comparisons of IAM by the operators that ask for them. */
const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: plain((wanted, value) => wanted === value),
  StringEqualsIgnoreCase: plain((wanted, value) => wanted.toLowerCase() === value.toLowerCase()),
  StringLike: withPatterns(fitsGlob),
  NumericEquals: numeric(equal),
  NumericLessThan: numeric(less),
  NumericLessThanEquals: numeric(atMost),
  NumericGreaterThan: numeric(greater),
  NumericGreaterThanEquals: numeric(atLeast),
  DateEquals: date(equal),
  DateLessThan: date(less),
  DateLessThanEquals: date(atMost),
  DateGreaterThan: date(greater),
  DateGreaterThanEquals: date(atLeast),
  Bool: plain((wanted, value) => wanted.toLowerCase() === value.toLowerCase()),
  BinaryEquals: plain((wanted, value) => wanted === value),
  IpAddress: plain(isWithinBlock),
  ArnEquals: withPatterns(fitsArn),
  ArnLike: withPatterns(fitsArn),
};

/** Operators that hold where another one does not. */
const negations: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

/** How an operator compares, and whether it holds where the comparison does not. */
export interface NamedComparison {
  readonly compare: Comparison;
  readonly isNegated: boolean;
}

/** What an operator compares by; nothing for one that does not exist. */
export function comparisonOf(operator: string): NamedComparison | undefined {
  const negated = negations[operator];
  const compare = comparisons[negated ?? operator];
  return compare && { compare, isNegated: negated !== undefined };
}

/** A date of a policy: ISO 8601, or seconds since 1970. */
function millisecondsOf(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) && text.length > 4 ? Number(text) * 1_000 : Date.parse(text);
}

function isWithinBlock(block: string, address: string): boolean {
  const [network = "", length] = block.split("/");
  const family = isIPv6(network) ? "ipv6" : "ipv4";
  const blocks = new BlockList();
  blocks.addSubnet(network, Number(length ?? (family === "ipv6" ? 128 : 32)), family);
  return blocks.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}
