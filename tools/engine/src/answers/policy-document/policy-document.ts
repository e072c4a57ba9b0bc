import { crc32 } from "node:zlib";
import { goJsonText } from "../../values/go-json.ts";
import type { PlainProperties, UNKNOWN } from "../../values/plain-values.ts";
import { type Question, Unanswerable } from "../answer.ts";
import { type PolicyDocument, parsedDocument } from "./document-json.ts";
import { type Statement, type StatementArgs, statementOf, textsOf, withoutEmpty } from "./statement.ts";

const DEFAULT_VERSION = "2012-10-17";

/**
 * What the provider's `getPolicyDocument` answers: the same text, as far as that follows from the arguments. Of several
 * principals of one type, or conditions with one variable, the provider puts those first whose hash is lowest; here
 * they keep their order.
 * Source: terraform-provider-aws, internal/service/iam/policy_document_data_source.go and policy_model.go.
 */
export function policyDocument({ args }: Question): PlainProperties | typeof UNKNOWN {
  const sources = textsOf(args.sourcePolicyDocuments).map((text, index) =>
    parsedDocument(text, `source_policy_documents[${index}]`),
  );
  refuseDuplicates(
    sources.flatMap(({ Statement: statements = [] }) => statements),
    "source_policy_documents",
  );
  const overrides = textsOf(args.overridePolicyDocuments).map((text, index) =>
    parsedDocument(text, `override_policy_documents[${index}]`),
  );
  const merged = [...sources, ownDocument(args), ...overrides].reduce(mergedDocument, {});
  const ordered = withoutEmpty({
    Version: merged.Version,
    Id: merged.Id,
    Statement: merged.Statement?.length === 0 ? undefined : merged.Statement,
  });
  const json = goJsonText(JSON.stringify(ordered, undefined, 2));
  return {
    ...args,
    json,
    minifiedJson: goJsonText(JSON.stringify(ordered)),
    id: String(crc32(json)),
  };
}

function ownDocument({ version, policyId, statements }: PlainProperties): PolicyDocument {
  const ofVersion = typeof version === "string" ? version : DEFAULT_VERSION;
  const given = Array.isArray(statements) ? statements : [];
  const own = given
    .filter((one): one is typeof one & StatementArgs => typeof one === "object" && one !== null)
    .map((one) => statementOf(one, ofVersion));
  refuseDuplicates(own, "statements");
  return { Version: ofVersion, ...(typeof policyId === "string" && { Id: policyId }), Statement: own };
}

function refuseDuplicates(statements: readonly Statement[], where: string): void {
  const seen = new Set<string>();
  for (const { Sid } of statements) {
    if (Sid === undefined) continue;
    if (seen.has(Sid))
      throw new Unanswerable(`${where}: duplicate Sid (${Sid}); give each statement its own`);
    seen.add(Sid);
  }
}

/** A document with the statements of another one, which take the place of those with the same Sid. */
function mergedDocument(document: PolicyDocument, added: PolicyDocument): PolicyDocument {
  const statements = [...(document.Statement ?? [])];
  for (const statement of added.Statement ?? []) {
    const { Sid } = statement;
    const index = Sid === undefined ? -1 : statements.findIndex((one) => one.Sid === Sid);
    if (index === -1) statements.push(statement);
    else statements[index] = statement;
  }
  const [version = ""] = [document.Version ?? "", added.Version ?? ""].sort().reverse();
  const id = added.Id ?? document.Id;
  return { Version: version, ...(id !== undefined && { Id: id }), Statement: statements };
}
