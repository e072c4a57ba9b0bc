import { performance } from "node:perf_hooks";

/** Milliseconds that a program may run. What it waits for in another stack's program does not count. */
export class TimeLimit {
  /** Resolves when the time is over; never without a limit. */
  readonly over: Promise<void>;
  #resolve: () => void = () => undefined;
  #left: number;
  #since = 0;
  #waits = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param milliseconds nothing: no limit */
  constructor(milliseconds: number | undefined) {
    this.#left = milliseconds ?? Infinity;
    this.over = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#run();
  }

  /** Wait for what is not the program's own work. */
  async pausedFor<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waits++ === 0) this.#pause();
    try {
      return await work();
    } finally {
      if (--this.#waits === 0) this.#run();
    }
  }

  /** The program has ended. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#left = Infinity;
  }

  #run(): void {
    if (this.#left === Infinity) return;
    this.#since = performance.now();
    // A program that waits for nothing but this timer never ends, and is told so at once.
    this.#timer = setTimeout(this.#resolve, Math.max(0, this.#left)).unref();
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.#left -= performance.now() - this.#since;
  }
}
