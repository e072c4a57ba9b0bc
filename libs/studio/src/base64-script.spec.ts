import { base64, scriptProblems } from "./base64-script.ts";

describe("a script for SageMaker", () => {
  test("is encoded whole, whatever language its comments are in", () => {
    expect(Buffer.from(base64("echo grüß"), "base64").toString("utf8")).toBe("echo grüß");
  });

  test("may have 12,288 bytes, which are 16,384 characters in base64, and not one more", () => {
    expect(scriptProblems("script", "x".repeat(12_288))).toEqual([]);
    expect(scriptProblems("script", "x".repeat(12_289))).toEqual([
      "script: makes 16388 characters in base64; SageMaker takes 16384",
    ]);
  });

  test("counts as part of a larger one", () => {
    expect(scriptProblems("script", "x", "x".repeat(12_289))).toHaveLength(1);
  });

  test("is neither empty nor saved with carriage returns", () => {
    expect(scriptProblems("script", " \r\n")).toEqual([
      "script: is empty",
      "script: has carriage returns, which a shell takes for part of its commands; save it with LF",
    ]);
  });
});
