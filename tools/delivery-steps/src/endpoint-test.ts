// npm run endpoint-test -- --endpoint NAME --file FILE --report FOLDER …
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { endpointTest } from "./endpoint-test/command.ts";

// Until something else is known, the endpoint was not tested.
process.exitCode = 2;
const clients = {
  // One attempt: whoever calls the endpoint sees its errors too.
  runtime: new SageMakerRuntimeClient({ maxAttempts: 1 }),
  sageMaker: new SageMakerClient({}),
};
process.exitCode = await endpointTest(process.argv.slice(2), clients, console.log);
