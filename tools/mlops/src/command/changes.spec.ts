import { setImmediate } from "node:timers/promises";
import { makeChanges } from "./changes.ts";
import { Interrupted } from "./failures.ts";

const surroundings = (typed: readonly string[] = []) => {
  const controller = new AbortController();
  const notes: string[] = [];
  const answers = [...typed];
  const context = {
    interruption: controller.signal,
    isDryRun: false,
    isConfirmed: typed.length === 0,
    terminal: {
      print: () => {},
      note: (line: string) => notes.push(line),
      progress: () => {},
      ask: () => {
        const answer = answers.shift();
        if (answer === "^C") controller.abort();
        return Promise.resolve(answer === "^C" ? undefined : answer);
      },
      width: undefined,
      paint: (_: unknown, text: string) => text,
    },
  };
  return { context, notes, press: () => controller.abort() };
};

test("Ctrl-C in the middle ends what is under way, and says what is not done", async () => {
  const { context, notes, press } = surroundings();
  const done: string[] = [];
  const change = (what: string) => ({
    what,
    make: async () => {
      if (what === "second") press();
      await setImmediate();
      done.push(what);
    },
  });
  const changes = ["first", "second", "third", "fourth"].map(change);
  await expect(makeChanges(changes, context)).rejects.toThrow(
    new Interrupted("interrupted; the rest is done when the command is run again"),
  );
  expect(done).toEqual(["first", "second"]);
  expect(notes.slice(4)).toEqual(["not done: third", "not done: fourth"]);
});

test("Ctrl-C in place of an answer changes nothing", async () => {
  const { context } = surroundings(["^C"]);
  const make = jest.fn(() => Promise.resolve());
  await expect(makeChanges([{ what: "delete", make }], context)).rejects.toThrow(
    new Interrupted("interrupted; nothing was changed"),
  );
  expect(make).not.toHaveBeenCalled();
});

test("a change that Ctrl-C stops half way has not failed", async () => {
  const { context, notes } = surroundings();
  const make = () => Promise.reject(new Interrupted("half"));
  await expect(makeChanges([{ what: "empty", make }], context)).rejects.toThrow("half");
  expect(notes).toEqual(["empty", "stopped: empty"]);
});
