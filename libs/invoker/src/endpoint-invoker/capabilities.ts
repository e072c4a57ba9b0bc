import { type ComponentResource, type Output, ResourceError } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";

/** What a caller needs to be granted to call a URL with IAM. */
export interface UrlPermission {
  readonly actions: readonly string[];
  readonly resourceArn: Output<string>;
}

/** What the capabilities need to know of an invoker. */
export interface CallableInvoker extends ComponentResource {
  readonly aliasArn: Output<string>;
  readonly urlPermission: UrlPermission | undefined;
}

/** The right to invoke an invoker's function through the Lambda API. */
export const canInvokeFunction = ({ aliasArn }: CallableInvoker): PolicyStatement => ({
  Sid: "CallInvoker",
  Effect: "Allow",
  Action: ["lambda:InvokeFunction"],
  Resource: [aliasArn],
});

/**
 * The right to call an invoker's URL, that of the function or that of the HTTP API.
 * @throws ResourceError if it has no URL, or callers authenticate with tokens instead of IAM
 */
export function canCallUrl(invoker: CallableInvoker): PolicyStatement {
  const { urlPermission } = invoker;
  if (!urlPermission) {
    throw new ResourceError(
      "canCallUrl: the invoker has no URL that callers sign in to with IAM",
      invoker,
      true,
    );
  }
  return {
    Sid: "CallInvokerUrl",
    Effect: "Allow",
    Action: [...urlPermission.actions],
    Resource: [urlPermission.resourceArn],
  };
}
