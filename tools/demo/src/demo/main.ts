// npm run demo: the sentiment model from its data to a drift report, on this machine.
import { runCommand } from "@mlops/preview/command";
import { withProcesses } from "@mlops/python";
import { demoCommand, readDemoCommandLine } from "./command-line.ts";

await runCommand(demoCommand, readDemoCommandLine, async (command) => {
  const { runDemo } = await import("./run-demo.ts");
  return withProcesses((processes) => runDemo(process.cwd(), command, processes));
});
