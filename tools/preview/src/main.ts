import { enableCompileCache } from "node:module";
import { prepareSdkForCommand } from "@mlops/engine/startup";

// Compiled code of all that follows is kept from one run to the next.
enableCompileCache();
await prepareSdkForCommand({ stock: false });
const { runCommand } = await import("./cli.ts");
const status = await runCommand(process.argv.slice(2));
// A program may have left timers or connections open, which must not hold up the end; the report must be out, though.
process.stdout.write("", () => process.exit(status));
