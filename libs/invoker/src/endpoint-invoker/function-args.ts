import { type Input, type Output, asset } from "@pulumi/pulumi";
import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import { toSeconds } from "@mlops/core";
import { handlerCode } from "../bundle/handler-code.ts";
import type { SettingsVariables } from "../handler/settings.ts";
import { type EndpointInvokerArgs, sizeOf } from "./invoker-args.ts";

/** The largest request that an endpoint takes, in bytes (SageMaker quotas). */
const maxRequestBytes = { "real-time": 25 * 1024 * 1024, serverless: 4 * 1024 * 1024 };

/** What the function works with. */
export interface FunctionSurroundings {
  readonly roleArn: Output<string>;
  readonly logGroupName: Output<string>;
  readonly deadLetterArn: Output<string>;
}

/** The function: the bundled handler, published, encrypted, traced and limited. */
export function functionArgs(
  args: EndpointInvokerArgs,
  { roleArn, logGroupName, deadLetterArn }: FunctionSurroundings,
): FunctionArgs {
  const { network } = args;
  const { memoryMiB, timeout, reservedConcurrency } = sizeOf(args);
  const { text, hash } = handlerCode();
  return {
    description: "Calls one endpoint",
    role: roleArn,
    runtime: "nodejs24.x",
    architectures: ["arm64"],
    handler: "index.handler",
    code: new asset.AssetArchive({ "index.cjs": new asset.StringAsset(text) }),
    sourceCodeHash: hash,
    publish: true,
    memorySize: memoryMiB,
    timeout: toSeconds(timeout),
    reservedConcurrentExecutions: reservedConcurrency,
    environment: { variables: variables(args) },
    kmsKeyArn: args.keys.dataKeyArn,
    tracingConfig: { mode: "Active" },
    deadLetterConfig: { targetArn: deadLetterArn },
    loggingConfig: {
      logFormat: "JSON",
      logGroup: logGroupName,
      applicationLogLevel: "INFO",
      systemLogLevel: "INFO",
    },
    ...(network && {
      vpcConfig: {
        subnetIds: network.privateSubnetIds,
        securityGroupIds: [network.workloadSecurityGroupId],
      },
    }),
  };
}

/** The settings that the handler reads, by the names it reads them by. */
function variables({ endpoint, way = "real-time", imageHosts = [] }: EndpointInvokerArgs) {
  return {
    ENDPOINT_NAME: endpoint.endpointName,
    MAX_REQUEST_BYTES: String(maxRequestBytes[way]),
    ...(imageHosts.length > 0 && { IMAGE_HOSTS: imageHosts.join(",") }),
  } satisfies { [Name in keyof SettingsVariables]: Input<string> };
}
