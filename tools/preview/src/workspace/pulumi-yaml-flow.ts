import { type Document, isCollection, visit } from "yaml";

/** A text of a YAML file, and where it begins. */
interface TextAt {
  readonly text: string;
  readonly offset: number;
}

/**
 * Unquoted texts with a question mark within braces or brackets, in the order of the file. YAML 1.2 allows them; the
 * Pulumi CLI's reader, which is of YAML 1.1, ends a text there before a question mark and refuses the file.
 */
export function unquotedQuestionMarks(document: Document): TextAt[] {
  const found: TextAt[] = [];
  visit(document, {
    Scalar(_key, { type, source = "", range }, ancestors) {
      const isInFlow = ancestors.some((node) => isCollection(node) && node.flow);
      if (type === "PLAIN" && isInFlow && source.includes("?"))
        found.push({ text: source, offset: range?.[0] ?? 0 });
    },
  });
  return found;
}
