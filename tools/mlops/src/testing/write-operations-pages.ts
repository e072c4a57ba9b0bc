// npm run docs:operations
import { writeFileSync } from "node:fs";
import { helpOption, parseCommandLine, runCommand } from "@mlops/preview/command";

const definition = {
  usage: ["npm run docs:operations"],
  about:
    "Runs the command lines of the pages in docs/operations anew, and writes what they print below them.",
  options: helpOption,
} as const;

await runCommand(
  definition,
  (args) => parseCommandLine(definition, args).values,
  async () => {
    const { operationsPages, renderedPage } = await import("./operations-pages.ts");
    for (const page of operationsPages()) writeFileSync(page, await renderedPage(page));
    return 0;
  },
);
