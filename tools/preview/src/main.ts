import { prepareSdkForCommand } from "@mlops/engine/startup";
import { runCommand } from "./command/run-command.ts";
import { previewCommand, readPreviewCommandLine } from "./command-line.ts";

await runCommand(previewCommand, readPreviewCommandLine, async (command) => {
  await prepareSdkForCommand({ stock: command.stockSdk });
  // Loads the SDK.
  const { runPreview } = await import("./run-preview.ts");
  return runPreview(command);
});
