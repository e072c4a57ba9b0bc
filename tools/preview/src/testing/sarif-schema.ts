import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import formats from "ajv-formats";

// The schema is of draft 4, which names itself by `id`. It uses no keyword that means something else in draft 7, the
// one that Ajv knows. Its patterns are older than Unicode expressions.
const { $schema: _draft, id: _id, ...definitions } = schema;
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(definitions);

/** What the standard's own schema has against a SARIF log. */
export function sarifProblems(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ""}`);
}
