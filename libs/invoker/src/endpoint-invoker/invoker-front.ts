import type { ComponentResource, Output } from "@pulumi/pulumi";
import type { Alias } from "@pulumi/aws/lambda/alias.js";
import { FunctionUrl } from "@pulumi/aws/lambda/functionUrl.js";
import type { UrlPermission } from "./capabilities.ts";
import { HttpApi } from "./http-api.ts";
import type { CheckedInvoker } from "./invoker-args.ts";

/** A URL in front of a function. */
interface InvokerFront {
  readonly url: Output<string>;
  /** What callers need to be granted; nothing if they authenticate with tokens. */
  readonly urlPermission: UrlPermission | undefined;
}

/** Puts a URL in front of a function's alias; nothing if none is set. */
export function invokerFront(
  name: string,
  { front, keys, logRetentionDays }: CheckedInvoker,
  alias: Alias,
  parent: ComponentResource,
): InvokerFront | undefined {
  switch (front?.kind) {
    case undefined:
      return undefined;
    case "function-url":
      return functionUrl(`${name}-url`, front.streaming, alias, parent);
    case "http-api": {
      const { url, methodArn } = new HttpApi(
        `${name}-api`,
        { front, alias, keys, logRetentionDays },
        { parent },
      );
      const urlPermission = { actions: ["execute-api:Invoke"], resourceArn: methodArn };
      return { url, urlPermission: front.signIn === "iam" ? urlPermission : undefined };
    }
  }
}

function functionUrl(
  name: string,
  streaming: boolean,
  alias: Alias,
  parent: ComponentResource,
): InvokerFront {
  const { functionUrl: url } = new FunctionUrl(
    name,
    {
      functionName: alias.functionName,
      qualifier: alias.name,
      authorizationType: "AWS_IAM",
      ...(streaming && { invokeMode: "RESPONSE_STREAM" }),
    },
    { parent },
  );
  // Lambda asks for both rights.
  const actions = ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"];
  return { url, urlPermission: { actions, resourceArn: alias.arn } };
}
