import type { ComponentResource, Output } from "@pulumi/pulumi";
import { servicePrincipals } from "@mlops/aws";
import { type EndpointRef, canInvoke, canInvokeAsync } from "@mlops/contracts";
import { type PolicyStatement, ServiceRole } from "@mlops/core";
import type { CheckedInvoker } from "./invoker-args.ts";

/** What the function writes to. */
interface FunctionDestinations {
  readonly logGroupArn: Output<string>;
  readonly deadLetterArn: Output<string>;
}

/** The role that the function runs with: it may call its endpoint, and what running a function takes. */
export function invokerRole(
  name: string,
  { environment, endpoint, front, guardrails, network }: CheckedInvoker,
  { logGroupArn, deadLetterArn }: FunctionDestinations,
  parent: ComponentResource,
): ServiceRole {
  return new ServiceRole(
    name,
    {
      description: "Calls one endpoint",
      services: [servicePrincipals.lambda],
      sourceAccount: "unconfirmed",
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        canCall(endpoint, front?.kind === "function-url" && front.streaming),
        canWriteLogs(logGroupArn),
        canSendDeadLetters(deadLetterArn),
        canWriteTraces,
        ...(network ? [canAttachToVpc] : []),
      ],
    },
    { parent },
  );
}

/** Call the endpoint in the way in which it serves. */
function canCall(endpoint: EndpointRef, streaming: boolean): PolicyStatement {
  if (endpoint.serving.mode === "asynchronous") return canInvokeAsync(endpoint);
  const invoke = canInvoke(endpoint);
  // Direct invocations of the function are not streamed.
  return streaming
    ? { ...invoke, Action: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"] }
    : invoke;
}

function canWriteLogs(logGroupArn: Output<string>): PolicyStatement {
  return {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [logGroupArn.apply((arn) => `${arn}:*`)],
  };
}

function canSendDeadLetters(queueArn: Output<string>): PolicyStatement {
  return {
    Sid: "SendDeadLetters",
    Effect: "Allow",
    Action: ["sqs:SendMessage"],
    Resource: [queueArn],
  };
}

/** X-Ray has no resources that these actions could be limited to. */
const canWriteTraces: PolicyStatement = {
  Sid: "WriteTraces",
  Effect: "Allow",
  Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  Resource: ["*"],
};

/**
 * Lambda creates network interfaces with the function's role. It checks these rights for all resources, before there
 * are any interfaces.
 */
const canAttachToVpc: PolicyStatement = {
  Sid: "UseVpc",
  Effect: "Allow",
  Action: [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ],
  Resource: ["*"],
};
