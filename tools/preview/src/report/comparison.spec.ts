import { exampleFinding, exampleStack } from "../testing/example-report.ts";
import { compare } from "./comparison.ts";
import type { Finding } from "./model.ts";

const old = exampleFinding({ message: "set size; size is 1" });
const compared = (now: readonly Finding[], before: readonly Finding[]) => {
  const stack = exampleStack("app.dev", now);
  const { added, ...rest } = compare([stack], [exampleStack("app.dev", before)]);
  return { ...rest, added: stack.findings.map((finding) => added.has(finding)) };
};

describe("compared with an earlier report", () => {
  test("a finding is new when there was none like it, and gone when there is none any more", () => {
    const other = { ...old, policy: "other" };
    expect(compared([old], [old])).toEqual({ added: [false], gone: 0, incomparable: [] });
    expect(compared([old, other], [old])).toEqual({ added: [false, true], gone: 0, incomparable: [] });
    expect(compared([], [old, other])).toEqual({ added: [], gone: 2, incomparable: [] });
  });

  test("a finding that has moved, or whose value has changed, is not new", () => {
    expect(compared([{ ...old, line: 99, message: "set size; size is 2" }], [old]).added).toEqual([false]);
  });

  test("a finding that has become mandatory is new, one that is now advice is not", () => {
    const advice: Finding = { ...old, level: "advisory" };
    expect(compared([old], [advice]).added).toEqual([true]);
    expect(compared([advice], [old]).added).toEqual([false]);
  });

  test("of two findings alike, one more is new", () => {
    expect(compared([old, old], [old])).toEqual({ added: [false, true], gone: 0, incomparable: [] });
  });

  test("everything is new in a stack that was not there, or could not be judged", () => {
    const stack = exampleStack("app.dev", [old]);
    const problems = [{ message: "broken", file: null, line: null, trace: null }];
    for (const earlier of [
      exampleStack("app.prod", [old]),
      { ...exampleStack("app.dev", [old]), project: "other" },
      { ...exampleStack("app.dev", []), problems },
    ]) {
      const { added, gone, incomparable } = compare([stack], [earlier]);
      expect({ added: added.size, gone, incomparable }).toEqual({
        added: 1,
        gone: 0,
        incomparable: ["app.dev"],
      });
    }
  });

  test("nothing is gone from a stack that can no longer be judged", () => {
    const problems = [{ message: "broken", file: null, line: null, trace: null }];
    expect(
      compare([{ ...exampleStack("app.dev", []), problems }], [exampleStack("app.dev", [old])]).gone,
    ).toBe(0);
  });
});
