// npm run endpoint-test -- --endpoint NAME --file FILE --report FOLDER …
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { endpointTest } from "./endpoint-test/command.ts";
import { testSettings } from "./endpoint-test/test-settings.ts";
import { usage } from "./usage.ts";

const args = process.argv.slice(2);
if (args.includes("--help")) {
  console.log(usage("endpoint-test", testSettings));
} else {
  // Until something else is known, the endpoint was not tested.
  process.exitCode = 2;
  const clients = {
    // One attempt: whoever calls the endpoint sees its errors too.
    runtime: new SageMakerRuntimeClient({ maxAttempts: 1 }),
    sageMaker: new SageMakerClient({}),
  };
  process.exitCode = await endpointTest(args, clients, console.log);
}
