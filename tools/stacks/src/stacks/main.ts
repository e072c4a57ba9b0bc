import { runCommand } from "@mlops/preview/command";
import { readStacksCommandLine, stacksCommand } from "./command-line.ts";

await runCommand(stacksCommand, readStacksCommandLine, async (command) => {
  const { listStacks } = await import("./list-stacks.ts");
  return listStacks(process.cwd(), command);
});
