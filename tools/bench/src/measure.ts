import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A command to measure, run by Node as a process of its own. */
export interface Candidate {
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
  /** Folder it runs in. */
  readonly cwd: string;
  /** @default - the environment of this process */
  readonly env?: Readonly<Record<string, string>>;
  /** Exit statuses that mean it did its work. @default [0] */
  readonly statuses?: readonly number[];
}

/** What one candidate took: medians over the runs. */
export interface Cost {
  readonly name: string;
  readonly seconds: number;
  readonly fastest: number;
  readonly slowest: number;
  /** Peak resident memory, in MiB. */
  readonly mebibytes: number;
}

/** A preload that writes the process's peak memory, in KiB, to the file that the variable names. */
const recorder = `data:text/javascript,import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.BENCH_MEMORY,String(process.resourceUsage().maxRSS)))`;

/**
 * Run the candidates in turn, A B C A B C …, so that a machine that grows slower slows all of them.
 * @param runs counted runs of each; one more before them is not counted
 * @throws Error with its output, if a candidate fails
 */
export function measure(candidates: readonly Candidate[], runs: number): Cost[] {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const memory = join(folder, "memory");
    const samples = candidates.map(() => [] as Sample[]);
    for (let run = 0; run <= runs; run++) {
      candidates.forEach((candidate, index) => {
        const sample = once(candidate, memory);
        if (run > 0) samples[index]?.push(sample);
      });
    }
    return candidates.map(({ name }, index) => summary(name, samples[index] ?? []));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Sample {
  readonly seconds: number;
  readonly mebibytes: number;
}

function once({ name, args, cwd, env, statuses = [0] }: Candidate, memory: string): Sample {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", recorder, ...args], {
    cwd,
    env: { ...process.env, ...env, BENCH_MEMORY: memory },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status === null || !statuses.includes(status)) {
    throw new Error(`${name} ended with ${status}:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
  }
  return { seconds, mebibytes: Number(readFileSync(memory, "utf8")) / 1024 };
}

function summary(name: string, samples: readonly Sample[]): Cost {
  const seconds = samples.map((sample) => sample.seconds);
  return {
    name,
    seconds: median(seconds),
    fastest: Math.min(...seconds),
    slowest: Math.max(...seconds),
    mebibytes: median(samples.map((sample) => sample.mebibytes)),
  };
}

/** The middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const around = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return around.reduce((sum, value) => sum + value, 0) / around.length;
}

/** The costs as a table, each with its share of the first one's time. */
export function table(costs: readonly Cost[]): string {
  const first = costs[0]?.seconds ?? 1;
  const rows = costs.map(({ name, seconds, fastest, slowest, mebibytes }) => [
    name,
    seconds.toFixed(2),
    `${fastest.toFixed(2)}-${slowest.toFixed(2)}`,
    (seconds / first).toFixed(2),
    mebibytes.toFixed(0),
  ]);
  const lines = [
    ["what", "median s", "range s", "ratio", "peak MiB"],
    ["---", "---", "---", "---", "---"],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
