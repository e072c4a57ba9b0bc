import { benchmarkCommand, readRuns } from "./runs.ts";

const command = benchmarkCommand("bench", "Measures.");

test.each([
  [[], { help: false, runs: 7 }],
  [["5"], { help: false, runs: 5 }],
  [["--help"], { help: true, runs: 7 }],
  [["-h"], { help: true, runs: 7 }],
])("%j asks for %j", (args, expected) => {
  expect(readRuns(command, args)).toEqual(expected);
});

test.each(["0", "2.5", "many", "3 4"])("%s runs are refused, and the help is shown", (text) => {
  expect(() => readRuns(command, text.split(" "))).toThrow(
    [
      `RUNS: got "${text}"; expected one whole number above 0`,
      "",
      "usage: npm run bench -- [RUNS]",
      "",
      "Measures. RUNS is how many runs of each are counted (default: 7).",
    ].join("\n"),
  );
});
