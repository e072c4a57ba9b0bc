// npm run test:models [-- FRAMEWORK…]: the sentiment model's Python, run for real.
import {
  InputProblem,
  type CommandDefinition,
  helpOption,
  parseCommandLine,
  print,
  runCommand,
} from "@mlops/preview/command";
import { withProcesses } from "@mlops/python";
import { type Framework, frameworks } from "../model-scripts/frameworks.ts";
import { testModels } from "./test-models.ts";

const options = { ...helpOption } as const;
const names = Object.keys(frameworks);

const testModelsCommand: CommandDefinition<typeof options> = {
  usage: ["npm run test:models -- [FRAMEWORK…]"],
  about:
    "Runs the Python of the sentiment model for real, on small data: its format, its lint rules and its tests, with " +
    `each framework (${names.join(", ")}) in a virtual environment below .cache/python. Needs Python 3.11 or 3.12.`,
  options,
  exitStatus: "0 all tests passed, 1 one did not, 2 they could not be run",
};

function read(args: readonly string[]) {
  const { values, positionals } = parseCommandLine(testModelsCommand, args);
  const wrong = positionals.filter((name) => !names.includes(name));
  if (wrong.length > 0) {
    throw new InputProblem(
      wrong.map((name) => `framework: got "${name}"; expected ${names.join(" or ")}`).join("\n"),
    );
  }
  const given = positionals as Framework[];
  return { help: values.help, frameworks: given.length > 0 ? given : (names as Framework[]) };
}

await runCommand(testModelsCommand, read, (command) =>
  withProcesses((processes) => testModels(process.cwd(), command.frameworks, processes, print)),
);
