import { processSystem } from "./command/process-system.ts";
import { runMlops } from "./run-mlops.ts";

const status = await runMlops(process.argv.slice(2), processSystem());
// A client may keep connections open, which must not delay the end. What is printed must be out.
process.stdout.write("", () => process.exit(status));
