import { Processes } from "./processes.ts";

/** Exit statuses that shells give to what a signal ended. */
const statusOf = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Do work that starts programs; however it ends, by Ctrl-C too, none of them is left. */
export async function withProcesses<Result>(
  work: (processes: Processes) => Promise<Result>,
): Promise<Result> {
  const processes = new Processes();
  const interruption = new AbortController();
  for (const [name, status] of Object.entries(statusOf)) {
    process.once(name, () => {
      interruption.abort();
      // They say that the command ended early, which whoever ended it knows.
      process.removeAllListeners("exit");
      void processes.stop().then(() => process.exit(status));
    });
  }
  try {
    return await work(processes);
  } finally {
    await processes.stop();
    // What fails because its programs were ended is not worth a word: the process is about to end.
    if (interruption.signal.aborted) await new Promise(() => {});
  }
}
