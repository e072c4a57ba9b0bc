// npm run endpoint-test -- --endpoint NAME --file FILE --report FOLDER …
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { print, runCommand } from "@mlops/preview/command";
import { endpointTest, readEndpointTest } from "./endpoint-test/command.ts";
import { endpointTestCommand } from "./endpoint-test/test-settings.ts";

await runCommand(endpointTestCommand, readEndpointTest, ({ given }) => {
  const clients = {
    // One attempt: whoever calls the endpoint sees its errors too.
    runtime: new SageMakerRuntimeClient({ maxAttempts: 1 }),
    sageMaker: new SageMakerClient({}),
  };
  return endpointTest(given, clients, print);
});
