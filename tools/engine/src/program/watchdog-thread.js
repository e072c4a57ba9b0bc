// The thread of watchdog.ts. Plain JavaScript, so that it starts without what strips types.
import { writeSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { workerData } from "node:worker_threads";

/** @type {{ beats: Int32Array, patience: number, port: import("node:worker_threads").MessagePort }} */
const { beats, patience, port } = workerData;

/** Milliseconds between two looks at the main thread. */
const STEP = 250;
/** Milliseconds in which code can be interrupted, unless it waits for another process or a file. */
const MAX_INTERRUPTION = 10_000;

// A session does not keep the thread alive while it waits for an answer.
setInterval(() => undefined, STEP);
let beat = Atomics.load(beats, 0);
let since = performance.now();
// Looks are timers: the answers of the other thread come through this one's event loop.
for (;;) {
  await sleep(STEP);
  const seen = Atomics.load(beats, 0);
  const isLate = seen === beat && performance.now() - since > patience;
  if (isLate) await interrupt();
  if (seen !== beat || isLate) since = performance.now();
  beat = Atomics.load(beats, 0);
}

/** The last resort: no JavaScript runs that could end the process with a status. */
function endProcess() {
  writeSync(
    2,
    "a program waits for another process or a file and cannot be interrupted: the process is ended\n",
  );
  process.kill(process.pid, "SIGKILL");
}

/** Stop what the main thread runs, and say where it was. */
async function interrupt() {
  const session = new Session();
  session.connectToMainThread();
  const files = new Map();
  session.on("Debugger.scriptParsed", ({ params }) => files.set(params.scriptId, params.url));
  const paused = new Promise((resolve) => session.once("Debugger.paused", resolve));
  await session.post("Debugger.enable");
  await session.post("Debugger.pause");
  const { params } = await Promise.race([paused, sleep(MAX_INTERRUPTION).then(endProcess)]);
  const frames = params.callFrames.map(
    ({ location: { scriptId, lineNumber, columnNumber } }) =>
      `    at ${files.get(scriptId)}:${lineNumber + 1}:${(columnNumber ?? 0) + 1}`,
  );
  port.postMessage(frames.join("\n"));
  const terminated = session.post("Runtime.terminateExecution");
  await session.post("Debugger.resume");
  await terminated;
  await session.post("Debugger.disable");
  session.disconnect();
}
