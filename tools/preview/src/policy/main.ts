import { deferHeavyModules } from "@mlops/engine/startup";

deferHeavyModules();
const { runPolicyCommand } = await import("./cli.ts");
const status = await runPolicyCommand(process.argv.slice(2));
process.stdout.write("", () => process.exit(status));
