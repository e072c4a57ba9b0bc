import {
  type CommandDefinition,
  helpOption,
  helpText,
  parseCommandLine,
  refuseEmptyValues,
} from "./command-line.ts";
import { InputProblem } from "../workspace/input-problem.ts";

const options = {
  out: { type: "string", value: "DIR", help: "write files to DIR" },
  pack: {
    type: "string",
    value: "DIR",
    multiple: true,
    default: ["policies"] as string[],
    help: "folder of a pack",
  },
  json: { type: "boolean", default: false, help: "print JSON" },
  ...helpOption,
} as const;

const command: CommandDefinition<typeof options> = {
  usage: ["npm run judge -- [NAME…]", "npm run judge -- --json"],
  about: "Judges everything that has a name.",
  options,
  exitStatus: "0 all is well, 1 it is not",
};

test("the help is made of the definition of the options", () => {
  expect(helpText(command).split("\n")).toEqual([
    "usage: npm run judge -- [NAME…]",
    "       npm run judge -- --json",
    "",
    "Judges everything that has a name.",
    "",
    "  --out DIR   write files to DIR",
    "  --pack DIR  folder of a pack; may be given several times (default: policies)",
    "  --json      print JSON",
    "  --help      show this text",
    "",
    "Exit status: 0 all is well, 1 it is not.",
  ]);
});

test("the help fits the width", () => {
  expect(helpText(command, 40).split("\n")).toEqual([
    "usage: npm run judge -- [NAME…]",
    "       npm run judge -- --json",
    "",
    "Judges everything that has a name.",
    "",
    "  --out DIR   write files to DIR",
    "  --pack DIR  folder of a pack; may be",
    "              given several times",
    "              (default: policies)",
    "  --json      print JSON",
    "  --help      show this text",
    "",
    "Exit status: 0 all is well, 1 it is not.",
  ]);
});

test("options and names are read by the definition", () => {
  const { values, positionals } = parseCommandLine(command, ["a", "--pack", "x", "--pack=y", "b", "-h"]);
  expect({ values: { ...values }, positionals }).toEqual({
    values: { pack: ["x", "y"], json: false, help: true },
    positionals: ["a", "b"],
  });
});

test.each([
  ["--jsno", "--jsno: there is no such option; expected one of --out, --pack, --json, --help"],
  ["-j", "-j: there is no such option; expected one of --out, --pack, --json, --help"],
])("%s is refused in one line above the help", (arg, line) => {
  expect(() => parseCommandLine(command, [arg])).toThrow(new InputProblem(`${line}\n\n${helpText(command)}`));
});

test.each([
  ["--out=", '--out: got ""; expected DIR'],
  ["--pack=", '--pack: got ""; expected DIR'],
])("%s is refused where nothing may be empty", (arg, line) => {
  const { values } = parseCommandLine(command, [arg]);
  expect(() => refuseEmptyValues(command, values)).toThrow(
    new InputProblem(`${line}\n\n${helpText(command)}`),
  );
});

test.each([["--jsno"], ["--out"]])("%s is refused, and the help is shown", (arg) => {
  expect(() => parseCommandLine(command, [arg])).toThrow(/[^]*\n\nusage: npm run judge -- \[NAME…\]\n/);
});
