import { asRecord } from "../command/as-record.ts";
import { WrongUse } from "../command/failures.ts";
import { contentOf, namespace, stackFile, stackNames } from "./stack-place.ts";

/** What a stack file sets, by section: its keys have no namespace. */
export type StackValues = Readonly<Record<string, unknown>>;

/**
 * Read what a stack's file sets.
 * @param root folder of the workspace
 * @throws WrongUse if there is no such stack, or its file is none
 */
export function stackValues(root: string, stack: string): StackValues {
  const names = stackNames(root);
  if (!names.includes(stack)) {
    throw new WrongUse(`stack: got "${stack}"; expected one that has a file: ${names.join(", ")}`);
  }
  const { config } = asRecord(contentOf(root, stackFile(stack)));
  const sections = Object.entries(asRecord(config)).filter(([key]) => key.startsWith(namespace));
  return Object.fromEntries(sections.map(([key, value]) => [key.slice(namespace.length), value]));
}
