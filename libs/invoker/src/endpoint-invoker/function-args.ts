import { type Input, type Output, asset } from "@pulumi/pulumi";
import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import { requestLimits } from "@mlops/aws";
import { asynchronousPrefix } from "@mlops/contracts";
import { toSeconds } from "@mlops/core";
import { handlerCode } from "../bundle/handler-code.ts";
import type { SettingsVariables } from "../handler/settings.ts";
import type { CheckedInvoker } from "./invoker-args.ts";

/** The other resources that the function uses. */
interface FunctionResources {
  readonly roleArn: Output<string>;
  readonly logGroupName: Output<string>;
  readonly deadLetterArn: Output<string>;
}

/** The arguments of the function: it runs the bundled handler, published, encrypted, traced and limited. */
export function functionArgs(
  invoker: CheckedInvoker,
  { roleArn, logGroupName, deadLetterArn }: FunctionResources,
): FunctionArgs {
  const { network, keys, memoryMiB, timeout, reservedConcurrency } = invoker;
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
    ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
    environment: { variables: variables(invoker) },
    kmsKeyArn: keys.dataKeyArn,
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

/** The environment variables that the handler reads. */
function variables({ endpoint, front, imageHosts }: CheckedInvoker) {
  const { mode, target } = endpoint.serving;
  return {
    ENDPOINT_NAME: endpoint.endpointName,
    MAX_REQUEST_BYTES: String(requestLimits[mode]),
    ...(imageHosts.length > 0 && { IMAGE_HOSTS: imageHosts.join(",") }),
    ...(mode === "asynchronous" && {
      REQUESTS_PREFIX: endpoint.endpointName.apply((name) => asynchronousPrefix(name, "requests")),
    }),
    ...(front?.kind === "function-url" && front.streaming && { STREAMING: "true" }),
    ...(target.kind !== "none" && { TARGET: JSON.stringify(target) }),
  } satisfies { [Name in keyof SettingsVariables]: Input<string> };
}
