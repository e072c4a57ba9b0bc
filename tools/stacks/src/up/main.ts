import { runCommand } from "@mlops/preview/command";
import { readUpCommandLine, upCommand } from "./command-line.ts";

await runCommand(upCommand, readUpCommandLine, async (command) => {
  const { deployStack } = await import("./deploy-stack.ts");
  return deployStack(process.cwd(), command);
});
