import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { InputProblem } from "@mlops/preview/command";

/** A program that is started. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Its whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** What became of a program. */
export interface Ended {
  /** Exit status; null if a signal ended it. */
  readonly status: number | null;
  /** The last lines that it wrote to standard error. */
  readonly lastErrors: readonly string[];
}

/** A program that runs. */
export interface Started {
  readonly ended: Promise<Ended>;
  readonly stop: () => Promise<void>;
}

/** Who is told what a program writes. */
interface Listeners {
  /** Takes each line of its standard output. @default - nobody */
  readonly onLine?: (line: string) => void;
  /** Takes each line of its standard error. @default - nobody */
  readonly onErrorLine?: (line: string) => void;
}

/** How long a program may take to end when it is told to, before it is ended. */
const graceMs = 5_000;

/** Lines of standard error that are kept. */
const keptErrors = 20;

/** The programs that a command has started: none of them outlives it. */
export class Processes {
  readonly #running = new Set<ChildProcess>();
  #isStopping = false;

  /**
   * Run a program to its end.
   * @param onLine takes each line of its standard output
   */
  async run(program: Program, onLine: (line: string) => void = () => {}): Promise<Ended> {
    return this.start(program, { onLine }).ended;
  }

  /** Start a program. */
  start(program: Program, { onLine = () => {}, onErrorLine = () => {} }: Listeners): Started {
    if (this.#isStopping) throw new InputProblem("stopped");
    const { command, args, environment, folder } = program;
    // A group of its own, so that what it starts ends with it.
    const child = spawn(command, args, {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    const lastErrors: string[] = [];
    eachLine(child.stdout, onLine);
    eachLine(child.stderr, (line) => {
      onErrorLine(line);
      lastErrors.push(line);
      if (lastErrors.length > keptErrors) lastErrors.shift();
    });
    const ended = this.#endOf(child, command).then((status) => ({ status, lastErrors }));
    // Whoever waits for the end is told; nobody has to.
    ended.catch(() => {});
    return { ended, stop: () => stopped(child) };
  }

  /** End all programs, and start no more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all([...this.#running].map(stopped));
  }

  #endOf(child: ChildProcess, command: string): Promise<number | null> {
    return new Promise<number | null>((resolve, reject) => {
      child.once("close", resolve);
      child.once("error", ({ message }) => {
        reject(new InputProblem(`${command}: cannot be run: ${message}`));
      });
    }).finally(() => this.#running.delete(child));
  }
}

function eachLine(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on("line", onLine);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  signal(child.pid, "SIGTERM");
  const timer = setTimeout(signal, graceMs, child.pid, "SIGKILL");
  await closed;
  clearTimeout(timer);
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // It has ended in the meantime.
  }
}
