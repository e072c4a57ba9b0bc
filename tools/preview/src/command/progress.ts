/** Moves to the start of the line and clears it. */
const CLEAR_LINE = "\r\u001B[2K";

/** A line on the terminal that says what is running. It is on standard error, and only where that is a terminal. */
export class Progress {
  readonly #stream: Pick<NodeJS.WriteStream, "isTTY" | "write">;

  constructor(stream: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stderr) {
    this.#stream = stream;
  }

  /** Show a text in place of the one before. */
  show(text: string): void {
    if (this.#stream.isTTY) this.#stream.write(`${CLEAR_LINE}${text}`);
  }

  /** Leave the line empty for what is printed next. */
  clear(): void {
    if (this.#stream.isTTY) this.#stream.write(CLEAR_LINE);
  }
}
