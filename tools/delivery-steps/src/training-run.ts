// npm run training-run -- --pipeline NAME --parameters FILE --token TOKEN --minutes NUMBER
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { print, runCommand } from "@mlops/preview/command";
import { readTrainingRun, trainingRun } from "./training-run/command.ts";
import { trainingRunCommand } from "./training-run/run-settings.ts";

await runCommand(trainingRunCommand, readTrainingRun, ({ given }) =>
  trainingRun(given, new SageMakerClient({}), print),
);
