// npm run training-run -- --pipeline NAME --parameters FILE --token TOKEN --minutes NUMBER
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { trainingRun } from "./training-run/command.ts";

// Until something else is known, nothing was trained.
process.exitCode = 2;
process.exitCode = await trainingRun(process.argv.slice(2), new SageMakerClient({}), console.log);
