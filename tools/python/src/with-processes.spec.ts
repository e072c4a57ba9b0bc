import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** A command that starts a program which never ends, and prints the program's process id. */
const command = `
  import { withProcesses } from "./tools/python/src/with-processes.ts";
  const args = ["-e", "console.log(process.pid); setInterval(() => {}, 1000)"];
  const program = { command: process.execPath, args, environment: {}, folder: "." };
  await withProcesses(async (processes) => {
    await processes.run(program, console.log);
    throw new Error("the program ended");
  });
`;

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each<[NodeJS.Signals, number]>([
  ["SIGINT", 130],
  ["SIGTERM", 143],
])("%s ends the programs and the command, without a word and with status %d", async (signal, status) => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", command], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors = text(child.stderr);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const program = Number(line.toString());
  expect(isAlive(program)).toBe(true);
  child.kill(signal);
  expect((await once(child, "close"))[0]).toBe(status);
  expect([isAlive(program), await errors]).toEqual([false, ""]);
});
