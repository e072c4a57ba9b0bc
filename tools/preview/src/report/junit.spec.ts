import fc from "fast-check";
import { exampleFinding, examplePack, exampleReport, exampleStack } from "../testing/example-report.ts";
import { junitText } from "./junit.ts";
import type { ReportedPack, StackReport } from "./model.ts";

const linesOf = (stacks: readonly StackReport[], packs: readonly ReportedPack[] = [examplePack]) =>
  junitText({ packs, stacks }).trimEnd().split("\n");
const finding = exampleFinding({ message: 'set <size>; size is "1" & more' });

describe("the JUnit report", () => {
  test("has a suite for each stack and a case for each policy, of which the violated ones fail", () => {
    expect(linesOf([exampleStack("app.dev", [finding]), exampleStack("app.prod", [])])).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites tests="4" failures="1" errors="0" skipped="0">',
      '  <testsuite name="app.dev" tests="2" failures="1" errors="0" skipped="0">',
      '    <testcase classname="app.dev.rules" name="bucket-encrypted">',
      '      <failure message="Buckets are encrypted." type="mandatory">Bucket data-a (libs/storage.ts:7, from apps/main.ts:3): set &lt;size&gt;; size is &quot;1&quot; &amp; more</failure>',
      "    </testcase>",
      '    <testcase classname="app.dev.rules" name="has-trail"/>',
      "  </testsuite>",
      '  <testsuite name="app.prod" tests="2" failures="0" errors="0" skipped="0">',
      '    <testcase classname="app.prod.rules" name="bucket-encrypted"/>',
      '    <testcase classname="app.prod.rules" name="has-trail"/>',
      "  </testsuite>",
      "</testsuites>",
    ]);
  });

  test("prints advice with a case that passes", () => {
    const advice = exampleFinding({ level: "advisory", message: "x", name: "", file: null, appFile: null });
    expect(linesOf([exampleStack("app.dev", [advice])])).toContain(
      "      <system-out>the stack: x</system-out>",
    );
  });

  test("has an error in place of the verdict for a stack that could not be judged", () => {
    const broken = { ...exampleReport, findings: [] };
    expect(linesOf([broken]).slice(2, -1)).toEqual([
      '  <testsuite name="app.dev" tests="1" failures="0" errors="1" skipped="0">',
      '    <testcase classname="app.dev" name="preview">',
      '      <error message="it broke">apps/main.ts:5</error>',
      "    </testcase>",
      "  </testsuite>",
    ]);
  });

  test("skips what the environment of a stack does not ask for", () => {
    const families = examplePack.families.map((family) => ({
      ...family,
      policies: family.policies.map((policy) => ({ ...policy, levels: { dev: "disabled" as const } })),
    }));
    const skipped = (stack: string) =>
      linesOf([exampleStack(stack, [])], [{ ...examplePack, families }]).filter((line) =>
        line.includes("<skipped/>"),
      );
    expect([skipped("app.dev").length, skipped("app.prod").length, skipped("a.b.dev").length]).toEqual([
      2, 0, 0,
    ]);
  });

  test("is XML whatever a policy says: no character that XML has no way to write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (message) => {
        const text = junitText({
          packs: [examplePack],
          stacks: [exampleStack("app.dev", [{ ...finding, message }])],
        });
        const inner = /: ([^]*)<\/failure>/.exec(text)?.[1] ?? "";
        expect(inner).not.toMatch(
          /[<>"]|&(?!amp;|lt;|gt;|quot;)|[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/u,
        );
      }),
    );
  });
});
