import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { paint } from "@mlops/preview/output";
import { Progress } from "@mlops/preview/progress";
import { status } from "./failures.ts";
import type { System, Terminal } from "./system.ts";

/** The surroundings of this process. */
export function processSystem(): System {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../../../..");
  return {
    root,
    terminal: processTerminal(),
    clock: { now: () => new Date(), pause },
    readInput: () => (process.stdin.isTTY ? Promise.resolve(undefined) : buffer(process.stdin)),
    interruption: interruption(),
    preview: async (stacks) => (await import("../aws/offline-reports.ts")).offlineReports(root, stacks),
  };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
}

/** Milliseconds in which npm passes on the Ctrl-C that the terminal has sent to this process, too. */
const repeated = 300;

/** Aborted by the first Ctrl-C; the second one ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  process.on("SIGINT", () => {
    controller.abort();
    first ??= performance.now();
    if (performance.now() - first < repeated) return;
    process.stderr.write("ended at once; what AWS was asked for goes on\n");
    process.exit(status.interrupted);
  });
  return controller.signal;
}

function processTerminal(): Terminal {
  const progress = new Progress();
  const write = (stream: NodeJS.WriteStream, line: string) => {
    progress.clear();
    stream.write(`${line}\n`);
  };
  return {
    print: (line) => {
      write(process.stdout, line);
    },
    note: (line) => {
      write(process.stderr, line);
    },
    progress: (text) => {
      progress.show(text);
    },
    ask: (question) => {
      progress.clear();
      return process.stdin.isTTY ? typedLine(question) : Promise.resolve(undefined);
    },
    width: process.stdout.isTTY ? process.stdout.columns || 80 : undefined,
    paint,
  };
}

/** A line of standard input; nothing if it ends before. */
async function typedLine(question: string): Promise<string | undefined> {
  // Most commands ask nothing.
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // While a line is typed, the terminal sends no signal.
    lines.once("SIGINT", () => {
      process.emit("SIGINT");
      lines.close();
    });
    const ended = new Promise<undefined>((resolve) => {
      lines.once("close", () => {
        resolve(undefined);
      });
    });
    return (await Promise.race([lines.question(question).catch(() => undefined), ended]))?.trim();
  } finally {
    lines.close();
  }
}
