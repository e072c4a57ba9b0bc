import { prepareSdkForCommand } from "@mlops/engine/startup";
import { runCommand } from "../command/run-command.ts";
import { policyCommand, readPolicyCommandLine } from "./command-line.ts";

await runCommand(policyCommand, readPolicyCommandLine, async (command) => {
  await prepareSdkForCommand({ stock: false });
  // Loads the SDK.
  const { runPolicy } = await import("./run-policy.ts");
  return runPolicy(command);
});
