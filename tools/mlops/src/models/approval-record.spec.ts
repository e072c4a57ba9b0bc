import { approvalText, decisionsIn, shortName } from "./approval-record.ts";

const by = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_MLOps_1a2b/ada@example.com";
const decision = { at: "2026-11-21T10:00:00Z", status: "Approved", by, reason: "better: on negations" };

test("decisions are kept, the last one first, and can be read again", () => {
  const text = approvalText({ ...decision, status: "Rejected", reason: "biased" }, approvalText(decision));
  expect(decisionsIn(text)).toEqual([{ ...decision, status: "Rejected", reason: "biased" }, decision]);
});

test("what others have written is a reason without a name", () => {
  expect(decisionsIn("approved by the build 7")).toEqual([{ reason: "approved by the build 7" }]);
  expect(decisionsIn(undefined)).toEqual([]);
});

test("a text is one line, at most as long as the registry takes: the oldest decisions give way", () => {
  const text = approvalText({ ...decision, reason: "two\nlines" }, "x".repeat(1_024));
  expect(text).toHaveLength(1_024);
  expect(text).toMatch(/^2026-11-21T10:00:00Z Approved by \S+: two lines \| x+…$/);
});

test.each([
  [by, "ada@example.com"],
  ["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:root"],
])("%s is called %s", (arn, name) => {
  expect(shortName(arn)).toBe(name);
});
