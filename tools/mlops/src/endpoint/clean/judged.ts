/** A configuration or a model, and what becomes of it. */
export interface Judged {
  readonly kind: "configuration" | "model";
  readonly name: string;
  readonly createdAt: Date;
  readonly goes: boolean;
  /** Why it stays, or goes, for people. */
  readonly reason: string;
}

/** What is cleaned up. */
export interface CleanChoice {
  /** How many configurations of each endpoint, and models of each inference component, stay to go back to. */
  readonly keep: number;
  /** Whether configurations of endpoints that are no more go, too. */
  readonly gone: boolean;
}
