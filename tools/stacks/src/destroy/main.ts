import { runCommand } from "@mlops/preview/command";
import { destroyCommand, readDestroyCommandLine } from "./command-line.ts";

await runCommand(destroyCommand, readDestroyCommandLine, async (command) => {
  const { destroyStack } = await import("./destroy-stack.ts");
  return destroyStack(process.cwd(), command);
});
