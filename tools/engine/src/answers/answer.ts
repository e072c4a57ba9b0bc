import type { PlainProperties, UNKNOWN } from "../values/plain-values.ts";

/** What an answer may rest on: the call's arguments, and what the stack says about the provider it goes to. */
export interface Question {
  readonly token: string;
  readonly args: PlainProperties;
  /** Inputs of the provider; the ones that are lists or objects are JSON texts. */
  readonly provider: PlainProperties;
  /** Account of the provider, if the stack says which one. */
  readonly account: string | undefined;
  /** Region of the call or of its provider, if the stack says which one. */
  readonly region: string | undefined;
}

/**
 * Result of a data source: its properties, or {@link UNKNOWN} for what only the account can tell.
 * A function answers from the call; anything else answers every call alike.
 */
export type Answer =
  PlainProperties | typeof UNKNOWN | ((question: Question) => PlainProperties | typeof UNKNOWN);

/** Answers by function token: `aws:index/getRegion:getRegion`, or `aws:index/getRegion` for short. */
export type Answers = Readonly<Record<string, Answer>>;

/** A question that cannot be answered, and what would make it answerable. */
export class Unanswerable extends Error {}
