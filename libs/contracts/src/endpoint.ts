import type { Output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";

/** A SageMaker endpoint. */
export interface EndpointRef extends Reference {
  /** Name that requests are sent to, 1 to 63 characters. */
  readonly endpointName: Output<string>;
  readonly endpointArn: Output<string>;
}

/** How an app exports its {@link EndpointRef}: output `endpoint`. */
export const endpointContract: Contract<EndpointRef> = {
  name: "endpoint",
  fields: { endpointName: "String", endpointArn: "String" },
};

/** The right to send requests to one endpoint. */
export const canInvoke = (endpoint: EndpointRef): PolicyStatement => ({
  Sid: "InvokeEndpoint",
  Effect: "Allow",
  Action: ["sagemaker:InvokeEndpoint"],
  Resource: [endpoint.endpointArn],
});

/** The right to send requests to one asynchronous endpoint. The objects in S3 need rights of their own. */
export const canInvokeAsync = (endpoint: EndpointRef): PolicyStatement => ({
  Sid: "InvokeEndpointAsync",
  Effect: "Allow",
  Action: ["sagemaker:InvokeEndpointAsync"],
  Resource: [endpoint.endpointArn],
});
