import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { environmentCredentials } from "./environment-credentials.ts";

/** A client of SageMaker's runtime, with region and credentials from environment variables. */
export function runtimeClient(): SageMakerRuntimeClient {
  return new SageMakerRuntimeClient({
    credentials: environmentCredentials,
    // A second attempt, because a connection from before Lambda froze the function may be closed. No third one: callers
    // get the time to try again, and more attempts would add to the load of a busy endpoint.
    maxAttempts: 2,
    retryMode: "standard",
    requestHandler: { connectionTimeout: 3_000 },
  });
}
