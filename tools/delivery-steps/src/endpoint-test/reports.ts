import type { Result } from "./ask-endpoint.ts";
import type { TestSettings } from "./test-settings.ts";
import type { Verdict } from "./verdict.ts";

/** Most failed records that a report lists. */
const maxListed = 100;

/** What was sent. */
export interface Tested {
  readonly results: readonly Result[];
  /** Lines of the file that only said again what another one says; they were not sent. */
  readonly repeated: number;
}

/** The report as JSON: the verdict, and the records that were not answered as labelled, without their input. */
export function jsonReport(settings: TestSettings, verdict: Verdict, { results, repeated }: Tested): string {
  const failures = results.flatMap(({ line, outcome, latencyMs }) =>
    outcome.kind === "match"
      ? []
      : [{ line, kind: outcome.kind, detail: outcome.detail, latencyMs: Math.ceil(latencyMs) }],
  );
  const report = {
    endpoint: settings.endpoint,
    ...(settings.serves !== undefined && { modelPackageArn: settings.serves }),
    ...verdict,
    repeatedRecords: repeated,
    failureCount: failures.length,
    failures: failures.slice(0, maxListed),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The report as JUnit reads it: a test case for each check. */
export function junitReport({ endpoint }: TestSettings, { checks }: Verdict): string {
  const failed = checks.filter(({ passed }) => !passed).length;
  const suite = `name="${xml(endpoint)}" tests="${checks.length}" failures="${failed}" errors="0" skipped="0"`;
  const cases = checks.map(({ name, result, passed }) => {
    const open = `    <testcase classname="${xml(endpoint)}" name="${xml(name)}"`;
    return passed ? `${open}/>` : `${open}>\n      <failure message="${xml(result)}"/>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite ${suite}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** XML 1.0 has no way to write other control characters. */
function xml(text: string): string {
  return text
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? "")
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}
