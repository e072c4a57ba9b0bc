import { InputProblem } from "@mlops/preview/command";
import { readDemoCommandLine } from "./command-line.ts";

test("TensorFlow and the tweets are the default", () => {
  expect(readDemoCommandLine([])).toEqual({ help: false, framework: "tensorflow", story: false });
});

test("options are read", () => {
  expect(
    readDemoCommandLine(["--framework", "huggingface", "--model-id", "amazon/bort", "--csv", "a.csv"]),
  ).toEqual({ help: false, framework: "huggingface", story: false, csv: "a.csv", modelId: "amazon/bort" });
});

test.each([
  [["--framework", "torch"], '--framework: got "torch"; expected tensorflow or huggingface'],
  [["--model-id", "x"], '--model-id: got "x" with tensorflow; expected --framework huggingface'],
  [
    ["--story", "--csv", "a.csv"],
    "--story: got another framework or other data; expected the demo as it is by default",
  ],
  [["fast"], 'got "fast"; expected options only'],
])("%j is refused", (args, message) => {
  expect(() => readDemoCommandLine(args)).toThrow(new InputProblem(message));
});
