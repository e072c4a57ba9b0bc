import { prepareSdkForCommand } from "@mlops/engine/startup";

await prepareSdkForCommand({ stock: false });
const { runPolicyCommand } = await import("./cli.ts");
const status = await runPolicyCommand(process.argv.slice(2));
process.stdout.write("", () => process.exit(status));
