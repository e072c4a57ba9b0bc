/** Columns of a terminal that does not say how many it has. */
const USUAL_WIDTH = 80;

/** Columns of the terminal that this process prints to; nothing if it prints to a file or a pipe. */
export function terminalWidth(): number | undefined {
  return process.stdout.isTTY ? process.stdout.columns || USUAL_WIDTH : undefined;
}

/** Print a text and a line break to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
