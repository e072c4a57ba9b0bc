import type { Finding } from "@mlops/preview";
import { onlyRehearsed } from "./only-rehearsed.ts";

const finding = (policy: string, name: string, message = "set the key"): Finding => ({
  policy,
  pack: "rules",
  level: "mandatory",
  severity: null,
  description: "Buckets are encrypted.",
  message,
  urn: `urn:pulumi:app.dev::shop::aws:s3/bucket:Bucket::${name}`,
  type: "aws:s3/bucket:Bucket",
  name,
  file: null,
  line: null,
  appFile: null,
  appLine: null,
});

test("a finding about a resource of which the preview finds nothing is new", () => {
  const one = finding("encrypted", "data");
  const other = finding("encrypted", "logs");
  expect(onlyRehearsed([one], [one, other])).toEqual([other]);
});

test("a finding is the same whatever value its message shows", () => {
  expect(onlyRehearsed([finding("size", "data", "got unknown")], [finding("size", "data", "got 7")])).toEqual(
    [],
  );
});

test("of several findings of a policy about a resource those are new that the preview did not have", () => {
  const before = [finding("grants", "data", "statement 1")];
  const after = [finding("grants", "data", "statement 0"), finding("grants", "data", "statement 1")];
  expect(onlyRehearsed(before, after)).toEqual([after[0]]);
});

test("a finding that only the preview has is not there", () => {
  expect(onlyRehearsed([finding("encrypted", "data")], [])).toEqual([]);
});
