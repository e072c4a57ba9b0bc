/** Limits of workgroups and what is saved in them (Athena API). */
export const athenaLimits = {
  /** Longest query, in characters. API: `QueryString`. */
  maxQueryLength: 262_144,
} as const;

/** The name of a prepared statement. API: `StatementName`. */
export const statementNamePattern = /^[a-zA-Z_][a-zA-Z0-9_@:]{1,255}$/;

/**
 * The name of a database or table that Athena reads without quotes.
 * @see https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
 */
export const catalogNamePattern = /^[a-z][a-z0-9_]{0,254}$/;
