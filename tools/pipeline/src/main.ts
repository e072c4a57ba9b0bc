import { runCommand } from "@mlops/preview/command";
import { pipelineCommand, readPipelineCommandLine } from "./command-line.ts";

await runCommand(pipelineCommand, readPipelineCommandLine, async (command) => {
  const { runPipeline } = await import("./run-pipeline.ts");
  return runPipeline(command);
});
