import { type CommandDefinition, InputProblem, helpOption, parseCommandLine } from "@mlops/preview/command";
import { type Framework, frameworks } from "../model-scripts/frameworks.ts";

const options = {
  framework: {
    type: "string",
    value: "NAME",
    default: "tensorflow",
    help: `${Object.keys(frameworks).join(" or ")}: what the model is made with`,
  },
  csv: {
    type: "string",
    value: "FILE",
    help: "data of your own: a CSV file with the columns text and label",
  },
  "model-id": {
    type: "string",
    value: "ID",
    help: "with huggingface: the model on the hub, or the folder, that is fine-tuned; without it a small one is made here",
  },
  story: { type: "boolean", default: false, help: "also write docs/story.md and its pictures" },
  ...helpOption,
} as const;

/** How `npm run demo` is used. */
export const demoCommand: CommandDefinition<typeof options> = {
  usage: ["npm run demo", "npm run demo -- --framework huggingface"],
  about:
    "Previews the stacks of the sentiment product, then does what they do on this machine: prepares the data, trains, " +
    "evaluates, serves, calls the endpoint, tests it as the delivery pipeline does, and looks for drift. Writes a page " +
    "with pictures to out/demo. Needs Python 3.11 or 3.12, and PyPI the first time.",
  options,
  exitStatus:
    "0 the gate refused the model that was hardly trained and let the other through, 1 it did not, 2 the demo could not be run",
};

/** A command line of `npm run demo`. */
export interface DemoCommand {
  readonly help: boolean;
  readonly framework: Framework;
  /** @default - the tweets */
  readonly csv?: string;
  /** @default - a small model that is made here */
  readonly modelId?: string;
  readonly story: boolean;
}

/**
 * Read the command line.
 * @throws InputProblem for what there is not
 */
export function readDemoCommandLine(args: readonly string[]): DemoCommand {
  const { values, positionals } = parseCommandLine(demoCommand, args);
  const { framework, csv, "model-id": modelId, story, help } = values;
  const names = Object.keys(frameworks).join(" or ");
  if (positionals[0] !== undefined) throw new InputProblem(`got "${positionals[0]}"; expected options only`);
  if (!isFramework(framework)) throw new InputProblem(`--framework: got "${framework}"; expected ${names}`);
  if (modelId !== undefined && framework !== "huggingface") {
    throw new InputProblem(
      `--model-id: got "${modelId}" with ${framework}; expected --framework huggingface`,
    );
  }
  if (story && (framework !== "tensorflow" || csv !== undefined)) {
    throw new InputProblem(
      "--story: got another framework or other data; expected the demo as it is by default",
    );
  }
  return {
    help,
    framework,
    story,
    ...(csv !== undefined && { csv }),
    ...(modelId !== undefined && { modelId }),
  };
}

function isFramework(name: string): name is Framework {
  return Object.hasOwn(frameworks, name);
}
