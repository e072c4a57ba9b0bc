import { schemaProblems } from "@mlops/core/schema-problems";
import { LineCounter, isNode, parseDocument } from "yaml";
import { z } from "zod";

/** A file of the pack: what it is called in problems, and what it says. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

/**
 * What a file of the pack says, checked.
 * @throws Error with every problem: file, line, path, what came, what is expected
 */
export function checkedFile<Schema extends z.ZodType>(
  { name, text }: PolicyFile,
  schema: Schema,
): z.output<Schema> {
  const lines = new LineCounter();
  // JSON is YAML too, and this reader tells where things stand and which keys are there twice.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => `${name}:${Math.max(1, lines.linePos(offset).line)}`;
  const [unreadable] = document.errors;
  if (unreadable) throw refusal(name, [`${at(unreadable.pos[0])}: ${unreadable.message}`]);
  const { data, error } = schema.safeParse(json(name, text), { reportInput: true });
  if (!error) return data;
  const problems = error.issues.flatMap(byKey).map((issue) => {
    const node = nodeAt(document, placeOf(issue));
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return { offset, texts: schemaProblems(schema, new z.ZodError([issue])) };
  });
  throw refusal(
    name,
    problems
      .toSorted((one, other) => one.offset - other.offset)
      .flatMap(({ offset, texts }) => texts.map((text) => `${at(offset)}: ${text}`)),
  );
}

/** One issue for each unknown key: each stands on a line of its own. */
function byKey(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue];
}

function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys] : issue.path;
}

/** What stands at `path`, or what it should stand in. */
function nodeAt(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): unknown {
  if (path.length === 0) return document.contents;
  return document.getIn(path, true) ?? nodeAt(document, path.slice(0, -1));
}

function json(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusal(name, [`${name}: ${error instanceof Error ? error.message : "not JSON"}`]);
  }
}

function refusal(name: string, problems: readonly string[]): Error {
  return new Error([`${name} cannot be used:`, ...problems.map((problem) => `  - ${problem}`)].join("\n"));
}
