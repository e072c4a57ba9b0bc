import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputProblem } from "./input-problem.ts";
import { findProject, stackFiles } from "./project.ts";
import { readStackConfig } from "./stack-config.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "preview-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Problems of a stack file with this content. */
function problemsOf(text: string): readonly string[] {
  writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\n");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), text);
  try {
    const project = findProject(folder);
    const file = stackFiles(project).get("dev");
    if (file) readStackConfig(project, file);
  } catch (error) {
    if (error instanceof InputProblem) return error.problems;
    throw error;
  }
  return [];
}

test("aliases that stand for millions of values are refused", () => {
  const lines = ["config:", "  a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 9; level++) {
    lines.push(
      `  a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  }
  expect(problemsOf(lines.join("\n"))).toEqual([
    "Pulumi.dev.yaml: cannot be read: Excessive alias count indicates a resource exhaustion attack",
  ]);
});

test("an alias of nothing is refused", () => {
  expect(problemsOf("config:\n  a: *nothing\n")).toEqual([
    "Pulumi.dev.yaml: cannot be read: Unresolved alias (the anchor must be set before the alias): nothing",
  ]);
});

test("a value deeper than the reader can go is refused", () => {
  expect(problemsOf(`config:\n  a: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`)).toEqual([
    "Pulumi.dev.yaml:2: Maximum call stack size exceeded",
  ]);
});

test("a key given twice is refused, at any depth", () => {
  expect(problemsOf("config:\n  a: 1\n  b: { c: 1, c: 2 }\n  a: 2\n")).toEqual([
    "Pulumi.dev.yaml:4: a: got it twice; expected each key once",
    "Pulumi.dev.yaml:3: c: got it twice; expected each key once",
  ]);
});

test("an unquoted question mark within braces or brackets is refused, as the Pulumi CLI does not read it", () => {
  const lines = [
    "config:",
    "  a: { schedule: cron(0 3 * * ? *) }",
    "  b: [why?]",
    "  c: { d: { ?e: 1 } }",
    '  f: { schedule: "cron(0 3 * * ? *)" }',
    "  g: cron(0 3 * * ? *)",
  ];
  const expected = "expected it in quotes, because it has a question mark within braces or brackets";
  expect(problemsOf(lines.join("\n"))).toEqual([
    `Pulumi.dev.yaml:2: got "cron(0 3 * * ? *)"; ${expected}`,
    `Pulumi.dev.yaml:3: got "why?"; ${expected}`,
    `Pulumi.dev.yaml:4: got "?e"; ${expected}`,
  ]);
});

test.each([
  [".inf", "Infinity"],
  ["-.inf", "-Infinity"],
  [".nan", "NaN"],
  ["[1, { a: .nan }]", "NaN"],
])("%s is refused, because no program could be given it", (value, shown) => {
  expect(problemsOf(`config:\n  a: ${value}\n`)).toEqual([
    `Pulumi.dev.yaml:2: config.a: got ${shown}; expected a number that JSON can hold`,
  ]);
});

test("thousands of keys take a time in proportion to their number, right or wrong", () => {
  const seconds = (count: number, line: (index: number) => string) => {
    const text = `config:\n${Array.from({ length: count }, (_, index) => line(index)).join("\n")}\n`;
    const start = process.cpuUsage();
    problemsOf(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  for (const line of [(index: number) => `  k${index}: v`, (index: number) => `  a:b:c${index}: v`]) {
    seconds(2_000, line);
    // The square of the number took a minute of the larger one.
    expect(seconds(40_000, line)).toBeLessThan(8);
  }
});
