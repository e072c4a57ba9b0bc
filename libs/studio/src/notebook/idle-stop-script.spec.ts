import { spawnSync } from "node:child_process";
import { idleStopScript } from "./idle-stop-script.ts";

const python = (program: string, input = "") =>
  spawnSync("python3", ["-c", program], { input, encoding: "utf8" });
// Without Python these tests are reported as skipped.
const withPython = python("").status === 0 ? describe : describe.skip;

const started = "2026-03-01T08:00:00Z";
const idleKernel = (last: string) => ({ kernel: { execution_state: "idle", last_activity: last } });

/** Whether the script finds the instance idle at a given time: its own functions, called from outside. */
function isIdle(state: {
  sessions?: unknown[];
  terminals?: unknown[];
  now: string;
  minutes?: number;
}): boolean {
  const { sessions = [], terminals = [], now, minutes = 60 } = state;
  const program = `
import json, sys
given = json.load(sys.stdin)
script = {"__name__": "idle_stop"}
exec(compile(given["script"], "idle-stop", "exec"), script)
moment = script["moment"]
print(script["is_idle"](given["sessions"], given["terminals"], moment(given["started"]), moment(given["now"]),
                        script["timedelta"](minutes=given["minutes"])))
`;
  const result = python(
    program,
    JSON.stringify({ script: idleStopScript, sessions, terminals, started, now, minutes }),
  );
  if (result.status !== 0) throw new Error(result.stderr);
  return result.stdout.trim() === "True";
}

withPython("a notebook instance", () => {
  test.each([
    ["that has just started is in use", { now: "2026-03-01T09:00:00Z" }, false],
    ["that has not been opened for an hour is idle", { now: "2026-03-01T09:00:01Z" }, true],
    [
      "with a recent answer is in use",
      { sessions: [idleKernel("2026-03-01T11:30:00.123456Z")], now: "2026-03-01T12:00:00Z" },
      false,
    ],
    [
      "whose last answer is old is idle",
      { sessions: [idleKernel("2026-03-01T10:59:59.000000Z")], now: "2026-03-01T12:00:00Z" },
      true,
    ],
    [
      "with one recent kernel among old ones is in use",
      {
        sessions: [idleKernel("2026-03-01T09:00:00Z"), idleKernel("2026-03-01T11:59:00Z")],
        now: "2026-03-01T12:00:00Z",
      },
      false,
    ],
    [
      "that has been computing for a day is in use",
      {
        sessions: [{ kernel: { execution_state: "busy", last_activity: "2026-03-01T09:00:00Z" } }],
        now: "2026-03-02T12:00:00Z",
      },
      false,
    ],
    [
      "with a terminal in use is in use",
      { terminals: [{ name: "1", last_activity: "2026-03-01T11:30:00Z" }], now: "2026-03-01T12:00:00Z" },
      false,
    ],
    [
      "with a terminal left open is idle",
      { terminals: [{ name: "1", last_activity: "2026-03-01T10:00:00Z" }], now: "2026-03-01T12:00:00Z" },
      true,
    ],
    [
      "with a session that lost its kernel is judged by the rest",
      { sessions: [{ kernel: null }], now: "2026-03-01T12:00:00Z" },
      true,
    ],
    ["with a longer idle time is in use", { now: "2026-03-01T12:00:00Z", minutes: 300 }, false],
  ])("%s", (_, state, idle) => {
    expect(isIdle(state)).toBe(idle);
  });
});
