import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { checkedFile } from "./checked-file.ts";
import { sets } from "../rule/rule-facts.ts";

/** What ids of other sets' rules look like, and one of each set. */
const otherIds: Readonly<Record<keyof typeof sets, readonly [RegExp, string]>> = {
  fsbp: [/^[A-Z][A-Za-z0-9]+\.\d+$/, "EFS.4"],
  awsConfig: [/^[a-z0-9]+(-[a-z0-9]+)+$/, "efs-encrypted-check"],
  checkov: [/^CKV2?_AWS_\d+$/, "CKV_AWS_42"],
  cdkNag: [
    /^(AwsSolutions-[A-Z]+[A-Z0-9]*\d|(HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321|Serverless)-[A-Za-z0-9]+)$/,
    "AwsSolutions-EFS1",
  ],
  kics: [/^[0-9a-f]{8}$/, "48207659"],
  trivy: [/^AVD-AWS-\d{4}$/, "AVD-AWS-0037"],
  prowler: [/^[a-z0-9]+(_[a-z0-9]+)+$/, "efs_encryption_at_rest_enabled"],
  assessment: [/^SM-\d{2}$/, "SM-01"],
};

const sentence = text(/^[A-Z].*\.$/, "a sentence with a full stop");
const example = z.strictObject({
  on: z.array(text(/^[a-z]+:[\w/]+:\w+$/, 'a type token, such as "aws:kms/key:Key"')).min(1),
  given: z.record(z.string(), z.unknown()).exactOptional(),
  property: text(/^\w+(\.\w+)*$/, 'where the property is, such as "replicas.0.kmsKeyId"'),
  passes: z.array(z.unknown()).min(1),
  fails: z.array(z.unknown()).min(1),
  unless: z.record(z.string(), z.unknown()).exactOptional(),
});
const row = z.strictObject({
  title: text(/^[A-Za-z].{2,68}[^.]$/, "4 to 70 characters without a full stop"),
  severity: z.enum(["low", "medium", "high", "critical"]),
  levels: text(
    /^[AMD]\/[AMD]\/[AMD]$/,
    'levels in dev, qa and prod, such as "A/M/M": A advisory, M mandatory, D disabled',
  ),
  description: sentence,
  remediation: text(/^[a-z].*[^.]$/, "an imperative in lower case without a full stop"),
  decision: text(/\.$/, "sentences with full stops").exactOptional(),
  equals: z
    .strictObject({
      fsbp: idsOf("fsbp"),
      awsConfig: idsOf("awsConfig"),
      checkov: idsOf("checkov"),
      cdkNag: idsOf("cdkNag"),
      kics: idsOf("kics"),
      trivy: idsOf("trivy"),
      prowler: idsOf("prowler"),
      assessment: idsOf("assessment"),
    })
    .exactOptional(),
  examples: z.array(example).min(1).exactOptional(),
});
const family = z.strictObject({
  title: text(/[^.]$/, "a title without a full stop"),
  why: sentence,
  rules: z.record(text(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id in lower case, its words joined by hyphens"), row),
});
const table = z.record(text(/^[a-z][a-z0-9]*$/, "the id of a family: a word in lower case"), family);

/** A text of a form that the message tells of. */
function text(form: RegExp, expected: string) {
  const error = `expected ${expected}`;
  return z.string({ error }).regex(form, { error });
}

/** Ids of one set's rules, separated by blanks. */
function idsOf(set: keyof typeof sets) {
  const [form, one] = otherIds[set];
  const error = `expected ids of ${sets[set]} separated by blanks, such as "${one}"`;
  return z
    .string({ error })
    .refine((ids) => ids.split(" ").every((id) => form.test(id)), { error })
    .exactOptional();
}

test("rules.json has what each rule needs, in the form that reports show", () => {
  const written = readFileSync(join(__dirname, "../../rules.json"), "utf8");
  expect(() => checkedFile({ name: "policies/rules.json", text: written }, table)).not.toThrow();
});

test("a table that lacks something is refused with each place", () => {
  const rules = {
    "efs-Encrypted": {},
    "efs-encrypted": {
      severity: "moderate",
      levels: "M/M",
      description: "encrypted",
      remediation: "Set encrypted.",
      equals: { securityHub: "EFS.1", checkov: "CKV_AWS_42,CKV_AWS_184" },
      examples: [{ on: ["efs.fileSystem"], property: "replicas[].key", passes: [true], fails: [] }],
    },
  };
  const written = JSON.stringify(
    { efs: { title: "File systems", why: "They hold copies.", rules } },
    null,
    1,
  );
  expect(() => checkedFile({ name: "rules.json", text: written }, table)).toThrow(
    new Error(
      [
        "rules.json cannot be used:",
        '  - rules.json:6: efs.rules.efs-Encrypted: got "efs-Encrypted"; expected an id in lower case, its words joined by hyphens',
        "  - rules.json:7: efs.rules.efs-encrypted.title: got nothing; expected 4 to 70 characters without a full stop",
        '  - rules.json:8: efs.rules.efs-encrypted.severity: got "moderate"; expected "low", "medium", "high" or "critical"',
        '  - rules.json:9: efs.rules.efs-encrypted.levels: got "M/M"; expected levels in dev, qa and prod, such as "A/M/M": A advisory, M mandatory, D disabled',
        '  - rules.json:10: efs.rules.efs-encrypted.description: got "encrypted"; expected a sentence with a full stop',
        '  - rules.json:11: efs.rules.efs-encrypted.remediation: got "Set encrypted."; expected an imperative in lower case without a full stop',
        "  - rules.json:13: efs.rules.efs-encrypted.equals.securityHub: got an unknown key; expected fsbp, awsConfig, checkov, cdkNag, kics, trivy, prowler or assessment",
        '  - rules.json:14: efs.rules.efs-encrypted.equals.checkov: got "CKV_AWS_42,CKV_AWS_184"; expected ids of Checkov separated by blanks, such as "CKV_AWS_42"',
        '  - rules.json:19: efs.rules.efs-encrypted.examples[0].on[0]: got "efs.fileSystem"; expected a type token, such as "aws:kms/key:Key"',
        '  - rules.json:21: efs.rules.efs-encrypted.examples[0].property: got "replicas[].key"; expected where the property is, such as "replicas.0.kmsKeyId"',
        "  - rules.json:25: efs.rules.efs-encrypted.examples[0].fails: got []; expected at least 1 item",
      ].join("\n"),
    ),
  );
});
