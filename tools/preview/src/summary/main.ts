import { deferHeavyModules } from "../startup/lazy-modules.ts";

deferHeavyModules();
const { runSummaryCommand } = await import("./cli.ts");
const status = await runSummaryCommand(process.argv.slice(2));
process.stdout.write("", () => process.exit(status));
