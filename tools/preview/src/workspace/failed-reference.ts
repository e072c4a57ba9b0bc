/** What a stack says that reads the outputs of one that has problems. */
export function failedReferenceText(reference: string, stack: string, problem: string): string {
  return `stack reference "${reference}": ${stack} has problems of its own: ${problem}`;
}

/**
 * The stack whose own problem is behind what another stack says, through any number of references.
 * @returns nothing if a text says something else
 */
export function failedReferenceIn(text: string): string | undefined {
  return [...text.matchAll(/stack reference "[^"]*": (\S+) has problems of its own: /g)].at(-1)?.[1];
}
