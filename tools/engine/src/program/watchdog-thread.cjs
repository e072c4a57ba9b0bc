// The thread of watchdog.ts. Plain JavaScript, and CommonJS, because that starts soonest; what only an interruption needs
// is loaded by it.
const { workerData } = require("node:worker_threads");

/** @type {{ beats: Int32Array, patience: number, port: import("node:worker_threads").MessagePort }} */
const { beats, patience, port } = workerData;

/** Milliseconds between two looks at the main thread. */
const STEP = 250;
/** Milliseconds in which code can be interrupted, unless it waits for another process or a file. */
const MAX_INTERRUPTION = 10_000;

// It also keeps the thread alive while a session waits for answers.
setInterval(look, STEP);

let beat = Atomics.load(beats, 0);
let since = performance.now();
let isInterrupting = false;

function look() {
  if (isInterrupting) return;
  const seen = Atomics.load(beats, 0);
  const now = performance.now();
  if (seen !== beat) {
    beat = seen;
    since = now;
  } else if (now - since > patience) {
    isInterrupting = true;
    void interrupt().then(() => {
      since = performance.now();
      isInterrupting = false;
    });
  }
}

/** The last resort, for code in which no JavaScript runs: nothing else ends it, whatever the status. */
function endProcess() {
  const text =
    "a program waits for another process or a file and cannot be interrupted: the process is ended\n";
  require("node:fs").writeSync(2, text);
  process.kill(process.pid, "SIGKILL");
}

/** Stop what the main thread runs, and say where it was. */
async function interrupt() {
  const lastResort = setTimeout(endProcess, MAX_INTERRUPTION);
  const { Session } = require("node:inspector/promises");
  const session = new Session();
  session.connectToMainThread();
  const files = new Map();
  session.on("Debugger.scriptParsed", ({ params }) => files.set(params.scriptId, params.url));
  const paused = new Promise((resolve) => session.once("Debugger.paused", resolve));
  await session.post("Debugger.enable");
  await session.post("Debugger.pause");
  const { params } = await paused;
  clearTimeout(lastResort);
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
