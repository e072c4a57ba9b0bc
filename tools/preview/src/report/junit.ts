import type { Finding, PreviewReport, ReportedPack, ReportedPolicy, StackReport } from "./model.ts";
import { environmentOf, policiesOf } from "./policy-text.ts";
import { findingPlace, placeText, shortType } from "./wording.ts";

/**
 * The report as JUnit XML: a suite for each stack, a case for each policy. A mandatory policy that is violated fails,
 * an advisory one is printed with a case that passes, and one that is disabled in the environment is skipped. What kept
 * a stack from being judged is an error.
 */
export function junitText({ packs, stacks }: Pick<PreviewReport, "packs" | "stacks">): string {
  const suites = stacks.map((stack) => suiteOf(stack, packs));
  const all = suites.reduce((sum, { counts }) => sumOf(sum, counts), NOTHING);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ ...all })}>`,
    ...suites.flatMap(({ lines: ofSuite }) => ofSuite),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

const NOTHING: Counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };

interface Suite {
  readonly counts: Counts;
  readonly lines: readonly string[];
}

function suiteOf(stack: StackReport, packs: readonly ReportedPack[]): Suite {
  // A stack with problems of its own has not been judged: it passes nothing.
  const judged = stack.problems.length > 0 ? [] : packs.flatMap((pack) => casesOf(stack, pack));
  const cases = [...judged, ...stack.problems.map((problem) => problemCase(stack, problem))];
  const counts = cases.reduce((sum, one) => sumOf(sum, one.counts), NOTHING);
  return {
    counts,
    lines: [
      `  <testsuite${attributes({ name: stack.stack, ...counts })}>`,
      ...cases.flatMap(({ lines }) => lines),
      "  </testsuite>",
    ],
  };
}

function casesOf(stack: StackReport, pack: ReportedPack): Suite[] {
  const findings = Map.groupBy(
    stack.findings.filter((finding) => finding.pack === pack.name),
    ({ policy }) => policy,
  );
  return policiesOf(pack).map((policy) => {
    const { id } = policy;
    const found = findings.get(id) ?? [];
    const mandatory = found.filter(({ level }) => level === "mandatory");
    const advisory = found.filter(({ level }) => level !== "mandatory");
    const open = `    <testcase${attributes({ classname: `${stack.stack}.${pack.name}`, name: id })}`;
    if (found.length === 0 && isDisabled(policy, stack)) {
      const counts = { ...NOTHING, tests: 1, skipped: 1 };
      return { counts, lines: [`${open}>`, "      <skipped/>", "    </testcase>"] };
    }
    const counts = { ...NOTHING, tests: 1, failures: mandatory.length > 0 ? 1 : 0 };
    if (found.length === 0) return { counts, lines: [`${open}/>`] };
    return {
      counts,
      lines: [
        `${open}>`,
        ...part("failure", mandatory, { message: mandatory[0]?.description ?? "", type: "mandatory" }),
        ...part("system-out", advisory, {}),
        "    </testcase>",
      ],
    };
  });
}

function isDisabled(policy: ReportedPolicy, { stack }: StackReport): boolean {
  const environment = environmentOf(policy, stack);
  return (environment === undefined ? policy.level : policy.levels[environment]) === "disabled";
}

function part(
  element: string,
  findings: readonly Finding[],
  about: Readonly<Record<string, string>>,
): string[] {
  if (findings.length === 0) return [];
  const text = findings.map(findingText).join("\n");
  return [`      <${element}${attributes(about)}>${escaped(text)}</${element}>`];
}

function findingText(finding: Finding): string {
  const resource = finding.name === "" ? "the stack" : `${shortType(finding.type)} ${finding.name}`;
  const place = findingPlace(finding);
  return `${resource}${place === "" ? "" : ` (${place})`}: ${finding.message}`;
}

function problemCase({ stack }: StackReport, problem: StackReport["problems"][number]): Suite {
  const { message, file, line } = problem;
  return {
    counts: { ...NOTHING, tests: 1, errors: 1 },
    lines: [
      `    <testcase${attributes({ classname: stack, name: "preview" })}>`,
      `      <error${attributes({ message })}>${escaped(placeText(file, line))}</error>`,
      "    </testcase>",
    ],
  };
}

function sumOf(one: Counts, other: Counts): Counts {
  return {
    tests: one.tests + other.tests,
    failures: one.failures + other.failures,
    errors: one.errors + other.errors,
    skipped: one.skipped + other.skipped,
  };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll("\n", "&#10;")}"`)
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text for XML, which cannot hold most control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
