// npm run training-run -- --pipeline NAME --parameters FILE --token TOKEN --minutes NUMBER
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { trainingRun } from "./training-run/command.ts";
import { runSettings } from "./training-run/run-settings.ts";
import { usage } from "./usage.ts";

const args = process.argv.slice(2);
if (args.includes("--help")) {
  console.log(usage("training-run", runSettings));
} else {
  // Until something else is known, nothing was trained.
  process.exitCode = 2;
  process.exitCode = await trainingRun(args, new SageMakerClient({}), console.log);
}
