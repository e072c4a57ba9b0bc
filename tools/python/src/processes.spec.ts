import { InputProblem } from "@mlops/preview/command";
import { Processes } from "./processes.ts";

let processes: Processes;
beforeEach(() => {
  processes = new Processes();
});
afterEach(() => processes.stop());

const node = (script: string) => ({
  command: process.execPath,
  args: ["-e", script],
  environment: {},
  folder: ".",
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a program's lines are told as they come, and its status and last errors at its end", async () => {
  const lines: string[] = [];
  const program = node(
    "console.log('a\\nb'); for (let i = 0; i < 30; i++) console.error(i); process.exitCode = 3;",
  );
  const ended = await processes.run(program, (line) => lines.push(line));
  expect(lines).toEqual(["a", "b"]);
  expect(ended).toEqual({
    status: 3,
    lastErrors: Array.from({ length: 20 }, (_, index) => String(index + 10)),
  });
});

test("a program that there is not is a clear message", async () => {
  const program = { ...node(""), command: "no-such-program" };
  await expect(processes.run(program)).rejects.toThrow(
    new InputProblem("no-such-program: cannot be run: spawn no-such-program ENOENT"),
  );
});

test("what programs have started ends with them, and no more are started", async () => {
  const grandchild = "setInterval(() => {}, 1000)";
  const script = `const { pid } = require("child_process").spawn(process.execPath, ["-e", "${grandchild}"]); console.log(pid); ${grandchild}`;
  const pid = await new Promise<number>((found) => {
    processes.start(node(script), {
      onLine: (line) => {
        found(Number(line));
      },
    });
  });
  expect(isAlive(pid)).toBe(true);
  await processes.stop();
  // Whoever adopts the grandchild has to notice its end.
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await new Promise((wait) => setTimeout(wait, 20));
  expect(isAlive(pid)).toBe(false);
  await expect(processes.run(node(""))).rejects.toThrow(new InputProblem("stopped"));
});
