import type { Result } from "./ask-endpoint.ts";
import type { TestSettings } from "./test-settings.ts";

/** One thing that a test demands. */
export interface Check {
  readonly name: string;
  /** What came of it, as a sentence. */
  readonly result: string;
  readonly passed: boolean;
}

/** The judgement of a test. */
export interface Verdict {
  readonly passed: boolean;
  readonly records: number;
  readonly matches: number;
  /** Share of the records that were answered as labelled, 0 to 1. */
  readonly matchRate: number;
  /** Milliseconds that 95 of 100 requests took at most, those without an answer among them. */
  readonly latencyMs: number;
  readonly checks: readonly Check[];
}

/** Judge results. No results are a failure, and so is a value that is no number. */
export function judge(
  results: readonly Result[],
  { "match-rate": minimum, "max-latency": maxLatency }: TestSettings,
  others: readonly Check[] = [],
): Verdict {
  const records = results.length;
  const matches = results.filter(({ outcome }) => outcome.kind === "match").length;
  const matchRate = records === 0 ? 0 : matches / records;
  const latencyMs = percentile95(results.map((result) => result.latencyMs));
  const checks: Check[] = [
    ...others,
    {
      name: "match rate",
      result: `${matches} of ${records} records were answered as labelled (${inPercent(matchRate)}); expected at least ${inPercent(minimum)}`,
      passed: records > 0 && matchRate >= minimum,
    },
    ...(maxLatency === undefined
      ? []
      : [
          {
            name: "latency",
            result: `95 of 100 requests took at most ${latencyMs} ms; expected at most ${maxLatency} ms`,
            passed: records > 0 && latencyMs <= maxLatency,
          },
        ]),
  ];
  return { passed: checks.every(({ passed }) => passed), records, matches, matchRate, latencyMs, checks };
}

/** Rounded down, so that what is too little never reads as enough. */
const inPercent = (share: number) => `${Math.floor(Number((share * 1_000).toPrecision(12))) / 10} %`;

/** The nearest-rank percentile, in whole milliseconds. */
function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.ceil(sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0);
}
