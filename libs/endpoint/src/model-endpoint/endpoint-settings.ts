import { z } from "zod";
import type { AwsEnvironment } from "@mlops/core";
import { asynchronousEndpointSettings } from "./asynchronous.ts";
import { realTimeEndpointSettings } from "./real-time.ts";
import { serverlessEndpointSettings } from "./serverless.ts";

/**
 * What a stack file may set for a {@link ModelEndpoint}: one of three modes of serving.
 * @param environment where the endpoint is: packages of other regions, and of accounts that are not trusted, are refused
 */
export function modelEndpointSettings(environment: AwsEnvironment) {
  return z.discriminatedUnion("mode", [
    realTimeEndpointSettings(environment),
    asynchronousEndpointSettings(environment),
    serverlessEndpointSettings(environment),
  ]);
}
