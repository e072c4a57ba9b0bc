import { examplePack } from "../testing/example-report.ts";
import { InputProblem } from "../workspace/input-problem.ts";
import { explanationText, policiesNamed } from "./policy-explanation.ts";

const linesAbout = (ids: readonly string[], width?: number) =>
  explanationText(policiesNamed(ids, [examplePack]), { paint: (_, text) => text, width }).split("\n");

describe("the explanation of a policy", () => {
  test("has all that its pack says", () => {
    expect(linesAbout(["bucket-encrypted"])).toEqual([
      "bucket-encrypted",
      "  S3 default encryption uses a key",
      "  condition   Buckets are encrypted.",
      "  looks at    each aws:s3/bucket:Bucket",
      "  fix         set the key",
      "  decision    Keys of AWS will do in dev.",
      "  severity    high",
      "  levels      dev advisory, prod mandatory",
      "  same as     AWS FSBP S3.17; Checkov CKV_AWS_19, CKV_AWS_145",
      "  settings    types: dev none; prod aws:kms",
      "              days: 7",
      "  exemptions  rules/exemptions.json",
      "  more        https://example.com/s3-17",
    ]);
  });

  test("leaves out what its pack does not say, and a title that is the condition", () => {
    expect(linesAbout(["has-trail"])).toEqual([
      "has-trail",
      "  condition   Every stack keeps a trail.",
      "  looks at    how the resources of a stack go together",
      "  severity    not said",
      "  levels      advisory",
      "  exemptions  none",
    ]);
  });

  test("fits the terminal, beside its labels", () => {
    expect(linesAbout(["bucket-encrypted"], 40).slice(8, 12)).toEqual([
      "  levels      dev advisory, prod",
      "              mandatory",
      "  same as     AWS FSBP S3.17; Checkov",
      "              CKV_AWS_19, CKV_AWS_145",
    ]);
  });
});

describe("policies are named", () => {
  const idsNamed = (...ids: string[]) => policiesNamed(ids, [examplePack]).map(({ policy }) => policy.id);

  test("by their ids, or by those of other sets' rules, and are there once each", () => {
    expect(idsNamed("has-trail", "CKV_AWS_145", "S3.17", "bucket-encrypted")).toEqual([
      "has-trail",
      "bucket-encrypted",
    ]);
  });

  test("in vain by what neither has: each of those is told", () => {
    const expected = "expected the id of a policy, or of a rule of another set; --list has the policies";
    expect(() => idsNamed("bucket", "has-trail", "CKV_AWS_1")).toThrow(
      new InputProblem(`--explain: got "bucket"; ${expected}`, `--explain: got "CKV_AWS_1"; ${expected}`),
    );
  });
});
