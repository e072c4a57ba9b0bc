import { join } from "node:path";
import { STATUS } from "@mlops/preview/command";
import { type Processes, pythonEnvironment } from "@mlops/python";
import { type Framework, frameworks, modelFolder } from "../model-scripts/frameworks.ts";

/**
 * Run the tests of the model's Python with each framework.
 * @param root of the repository
 * @param print takes what the tests print
 * @returns the exit status
 */
export async function testModels(
  root: string,
  wanted: readonly Framework[],
  processes: Processes,
  print: (text: string) => void,
): Promise<number> {
  let isGood = true;
  for (const [index, framework] of wanted.entries()) {
    const python = await pythonEnvironment(root, frameworks[framework], processes, print);
    // What needs no framework is the same with each.
    const shared = index === 0 ? ["tests/any"] : [];
    const checks = [
      ...(index === 0
        ? [
            ["ruff", "format", "--check", "--no-cache", ".", "../notebooks"],
            ["ruff", "check", "--no-cache", ".", "../notebooks"],
          ]
        : []),
      ["pytest", ...shared, `tests/with_${framework}`],
    ];
    for (const words of checks) {
      print(`${framework}: python -m ${words.join(" ")}`);
      isGood = (await passes(root, python, words, processes, print)) && isGood;
    }
  }
  return isGood ? STATUS.success : STATUS.violated;
}

async function passes(
  root: string,
  python: string,
  words: readonly string[],
  processes: Processes,
  print: (text: string) => void,
): Promise<boolean> {
  const { PATH = "", HOME = "" } = process.env;
  const program = {
    command: python,
    args: ["-m", ...words],
    folder: join(root, modelFolder),
    environment: {
      PATH,
      HOME,
      PYTHONDONTWRITEBYTECODE: "1",
      TF_CPP_MIN_LOG_LEVEL: "3",
      CUDA_VISIBLE_DEVICES: "",
      HF_HUB_OFFLINE: "1",
    },
  };
  const { status, lastErrors } = await processes.run(program, print);
  if (status !== 0) for (const line of lastErrors) print(line);
  return status === 0;
}
