// npm run data-preparation -- --steps FILE --parameters FILE --minutes N …
import { print, runCommand } from "@mlops/preview/command";
import { awsCli } from "./data-preparation/aws-cli.ts";
import { dataPreparation, readDataPreparation } from "./data-preparation/command.ts";
import { preparationCommand } from "./data-preparation/preparation-settings.ts";

await runCommand(preparationCommand, readDataPreparation, ({ given }) =>
  dataPreparation(given, awsCli, print),
);
