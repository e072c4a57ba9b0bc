import { processSystem } from "./command/process-system.ts";
import { status } from "./command/failures.ts";
import { runMlops } from "./run-mlops.ts";

// Nobody reads the output any more, as when `head` has enough, or there is no room for it.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.stderr.write(`standard output: cannot be written: ${error.message}\n`);
  process.exit(status.wrongUse);
});
// Whoever stops reading the notes stops no change half way.
process.stderr.on("error", () => {});
const ended = await runMlops(process.argv.slice(2), processSystem());
// A client may keep connections open, which must not delay the end. What is printed must be out.
process.stdout.write("", (error) => {
  if (!error) process.exit(ended);
});
