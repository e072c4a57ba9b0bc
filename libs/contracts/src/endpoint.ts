import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** A SageMaker endpoint that answers requests. */
export interface EndpointRef {
  readonly environment: AwsEnvironment;
  readonly endpointName: Output<string>;
  readonly endpointArn: Output<string>;
}

export const endpointContract: Contract<EndpointRef> = {
  name: "endpoint",
  fields: { endpointName: "text", endpointArn: "text" },
};

/** Call one endpoint, nothing else. */
export const canInvoke = (endpoint: EndpointRef): PolicyStatement => ({
  Sid: "InvokeEndpoint",
  Effect: "Allow",
  Action: ["sagemaker:InvokeEndpoint"],
  Resource: [endpoint.endpointArn],
});

/** Hand one asynchronous endpoint requests that lie in S3, nothing else. */
export const canInvokeAsync = (endpoint: EndpointRef): PolicyStatement => ({
  Sid: "InvokeEndpointAsync",
  Effect: "Allow",
  Action: ["sagemaker:InvokeEndpointAsync"],
  Resource: [endpoint.endpointArn],
});
