import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import { Progress } from "@mlops/preview/progress";
import type { System, Terminal, Tone } from "./system.ts";

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

/** Aborted by the first Ctrl-C; the second one ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
  });
  return controller.signal;
}

const styles: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  title: "bold",
  quiet: "dim",
  bad: "red",
  warning: "yellow",
  good: "green",
};

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
    paint: (tone, text) => styleText(styles[tone], text, { stream: process.stdout }),
  };
}

/** A line of standard input; nothing if it ends before. */
async function typedLine(question: string): Promise<string | undefined> {
  // Most commands ask nothing.
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ended = new Promise<undefined>((resolve) => {
      lines.once("close", () => {
        resolve(undefined);
      });
    });
    return (await Promise.race([lines.question(question), ended]))?.trim();
  } finally {
    lines.close();
  }
}
