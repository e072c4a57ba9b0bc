import { prepareSdkForCommand } from "@mlops/engine/startup";
import { runCommand } from "../command/run-command.ts";
import { readSummaryCommandLine, summaryCommand } from "./command-line.ts";

await runCommand(summaryCommand, readSummaryCommandLine, async (command) => {
  await prepareSdkForCommand({ stock: false });
  // Loads the policy pack's SDK.
  const { runSummary } = await import("./run-summary.ts");
  return runSummary(command);
});
