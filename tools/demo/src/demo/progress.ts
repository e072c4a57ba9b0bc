/** What the demo prints: the steps, numbered, and below each what it says. */
export class Progress {
  readonly #print: (text: string) => void;
  readonly #steps: number;
  readonly #started = performance.now();
  #step = 0;

  /**
   * @param print takes lines
   * @param steps how many there will be
   */
  constructor(print: (text: string) => void, steps: number) {
    this.#print = print;
    this.#steps = steps;
  }

  /** Begin a step. */
  begin(title: string): void {
    this.#step += 1;
    this.#print(`[${this.#step}/${this.#steps}] ${title}`);
  }

  /** Say something about the step. */
  readonly say = (text: string): void => {
    this.#print(`      ${text}`);
  };

  /** Whole seconds since the start. */
  get seconds(): number {
    return Math.round((performance.now() - this.#started) / 1_000);
  }
}
