// npm run data-preparation -- --steps FILE --parameters FILE --minutes N …
import { awsCli } from "./data-preparation/aws-cli.ts";
import { dataPreparation } from "./data-preparation/command.ts";
import { preparationSettings } from "./data-preparation/preparation-settings.ts";
import { usage } from "./usage.ts";

const args = process.argv.slice(2);
if (args.includes("--help")) {
  console.log(usage("data-preparation", preparationSettings));
} else {
  // Until something else is known, nothing is prepared.
  process.exitCode = 2;
  process.exitCode = await dataPreparation(args, awsCli, console.log);
}
