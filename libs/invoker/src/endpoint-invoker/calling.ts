import { type ComponentResource, type Output, ResourceError } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";

/** What IAM asks of those who call a URL. */
export interface SignedCall {
  readonly actions: readonly string[];
  readonly resourceArn: Output<string>;
}

/** An invoker as those who call it see it. */
export interface CalledInvoker extends ComponentResource {
  readonly aliasArn: Output<string>;
  readonly signedCall: SignedCall | undefined;
}

/** Call an invoker by its name, through Lambda. */
export const canCallByName = ({ aliasArn }: CalledInvoker): PolicyStatement => ({
  Sid: "CallInvoker",
  Effect: "Allow",
  Action: ["lambda:InvokeFunction"],
  Resource: [aliasArn],
});

/**
 * Call an invoker's URL, that of the function or that of the HTTP API.
 * @throws ResourceError if it has none, or callers sign in with tokens: no right of IAM would let them in
 */
export function canCallUrl(invoker: CalledInvoker): PolicyStatement {
  const { signedCall } = invoker;
  if (!signedCall) {
    throw new ResourceError(
      "canCallUrl: the invoker has no URL that callers sign in to with IAM",
      invoker,
      true,
    );
  }
  return {
    Sid: "CallInvokerUrl",
    Effect: "Allow",
    Action: [...signedCall.actions],
    Resource: [signedCall.resourceArn],
  };
}
