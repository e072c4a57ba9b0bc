import { prepareSdkForCommand } from "@mlops/engine/startup";
import { runCommand } from "@mlops/preview/command";
import { readRehearseCommandLine, rehearseCommand } from "./command-line.ts";

await runCommand(rehearseCommand, readRehearseCommandLine, async (command) => {
  await prepareSdkForCommand({ stock: false });
  // Loads the SDK.
  const { runRehearsal } = await import("./run-rehearsal.ts");
  return runRehearsal(command);
});
