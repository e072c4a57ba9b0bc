/** Moves to the start of the line and clears it. */
const CLEAR_LINE = "\r\u001B[2K";

/** Milliseconds that nothing is shown for. */
const DELAY = 1000;

/**
 * A line on the terminal that says what is running, once that takes longer. It is on standard error, and only where that
 * is a terminal.
 */
export class Progress {
  readonly #stream: Pick<NodeJS.WriteStream, "isTTY" | "write">;
  readonly #from: number;
  #text = "";
  #timer: NodeJS.Timeout | undefined;

  /** @param delay milliseconds that nothing is shown for. @default 1000 */
  constructor(stream: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stderr, delay = DELAY) {
    this.#stream = stream;
    this.#from = performance.now() + delay;
  }

  /** Show a text in place of the one before. */
  show(text: string): void {
    this.#text = text;
    const left = this.#from - performance.now();
    // A program that never waits lets no timer fire: then the next text is the first.
    if (left <= 0) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), left).unref();
  }

  /** Leave the line empty for what is printed next. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#stream.isTTY && performance.now() >= this.#from) this.#stream.write(CLEAR_LINE);
  }

  #write(): void {
    if (this.#stream.isTTY) this.#stream.write(`${CLEAR_LINE}${this.#text}`);
  }
}
