import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Alias } from "@pulumi/aws/lambda/alias.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { FunctionUrl } from "@pulumi/aws/lambda/functionUrl.js";
import { servicePrincipals } from "@mlops/aws";
import { canInvoke } from "@mlops/contracts";
import { type AwsEnvironment, ServiceRole, assertValid, defaultRetentionDays } from "@mlops/core";
import type { CalledInvoker, SignedCall } from "./calling.ts";
import { DeadLetterQueue } from "./dead-letter-queue.ts";
import { functionArgs } from "./function-args.ts";
import { HttpApi } from "./http-api.ts";
import { type EndpointInvokerArgs, sizeOf } from "./invoker-args.ts";
import { endpointInvokerProblems } from "./invoker-problems.ts";
import { canLog, canSend, canTrace, canUseVpc } from "./invoker-role.ts";
import { provisionConcurrency } from "./provisioned-concurrency.ts";

/**
 * A function that calls one endpoint, for callers who do not speak SageMaker: it checks requests, passes JSON, text, CSV
 * and bytes, and says in HTTP's words what went wrong.
 *
 * Over HTTP the content is the body of a POST, by name it is `{ "body": …, "contentType": …, "accept": … }`; either way
 * `{ "url": "https://…" }` stands for an image elsewhere. Where there is no answer, callers get 400 or 405 (with the
 * reason), 413 (too large), 429 (busy: with `Retry-After`), 502 (the model failed) or 504 (too slow); calls by name fail
 * with an error of that name, so that asynchronous ones are tried again and end up in the dead-letter queue.
 *
 * @example
 * const invoker = new EndpointInvoker("fraud", { environment, endpoint, keys, guardrails, network,
 *   front: { kind: "http-api", signIn: "iam" } }, options);
 * grant(backend, "score", canCallUrl(invoker));
 */
export class EndpointInvoker extends ComponentResource implements CalledInvoker {
  readonly environment: AwsEnvironment;
  readonly functionName: Output<string>;
  /** What callers by name call: the function's live version. */
  readonly aliasArn: Output<string>;
  /** Where callers over HTTP send requests; nothing if nothing stands in front. */
  readonly url: Output<string> | undefined;
  /** What IAM asks of those who call the URL; nothing if there is none, or they sign in with tokens. */
  readonly signedCall: SignedCall | undefined;
  /** The role it runs under, to be granted more. */
  readonly role: ServiceRole;
  readonly logGroupName: Output<string>;
  /** Queue of the requests that failed for good, for alarms. */
  readonly deadLetterQueueName: Output<string>;

  constructor(name: string, args: EndpointInvokerArgs, opts?: ComponentResourceOptions) {
    super("mlops:invoker:EndpointInvoker", name, {}, opts);
    assertValid(this, name, endpointInvokerProblems(name, args));
    const child = { parent: this };
    const logs = new LogGroup(
      `${name}-logs`,
      {
        namePrefix: `/aws/lambda/${name}-`,
        retentionInDays: retentionOf(args),
        kmsKeyId: args.keys.logKeyArn,
      },
      child,
    );
    const deadLetters = new DeadLetterQueue(`${name}-dead-letters`, child);
    this.role = this.makeRole(`${name}-role`, args, logs, deadLetters);
    const handler = new LambdaFunction(
      `${name}-function`,
      functionArgs(args, {
        roleArn: this.role.arn,
        logGroupName: logs.name,
        deadLetterArn: deadLetters.queueArn,
      }),
      // Lambda tries the role's rights to the queue and the VPC as soon as the function is made.
      { parent: this, dependsOn: [this.role] },
    );
    const alias = new Alias(
      `${name}-alias`,
      { name: "live", functionName: handler.name, functionVersion: handler.version },
      child,
    );
    const { provisionedConcurrency } = sizeOf(args);
    if (provisionedConcurrency !== 0) provisionConcurrency(name, alias, provisionedConcurrency, this);

    const front = this.makeFront(name, args, alias);
    this.environment = args.environment;
    this.url = front?.url;
    this.signedCall = front?.signedCall;
    this.functionName = handler.name;
    this.aliasArn = alias.arn;
    this.logGroupName = logs.name;
    this.deadLetterQueueName = deadLetters.queueName;
    this.registerOutputs({ functionName: this.functionName, aliasArn: this.aliasArn, url: this.url });
  }

  private makeRole(
    name: string,
    { environment, endpoint, guardrails, network }: EndpointInvokerArgs,
    logs: LogGroup,
    deadLetters: DeadLetterQueue,
  ): ServiceRole {
    return new ServiceRole(
      name,
      {
        description: "Calls one endpoint",
        services: [servicePrincipals.lambda],
        environment,
        permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
        statements: [
          canInvoke(endpoint),
          canLog(logs.arn),
          canSend(deadLetters.queueArn),
          canTrace,
          ...(network ? [canUseVpc] : []),
        ],
      },
      { parent: this },
    );
  }

  private makeFront(name: string, args: EndpointInvokerArgs, alias: Alias): MadeFront | undefined {
    const { front, keys } = args;
    if (front?.kind === "function-url") {
      const { functionUrl } = new FunctionUrl(
        `${name}-url`,
        { functionName: alias.functionName, qualifier: alias.name, authorizationType: "AWS_IAM" },
        { parent: this },
      );
      const actions = ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"];
      return { url: functionUrl, signedCall: { actions, resourceArn: alias.arn } };
    }
    if (front?.kind === "http-api") {
      const apiArgs = { front, alias, keys, logRetentionDays: retentionOf(args) };
      const { url, methodArn } = new HttpApi(`${name}-api`, apiArgs, { parent: this });
      const signedCall = { actions: ["execute-api:Invoke"], resourceArn: methodArn };
      return { url, signedCall: front.signIn === "iam" ? signedCall : undefined };
    }
    return undefined;
  }
}

interface MadeFront {
  readonly url: Output<string>;
  readonly signedCall: SignedCall | undefined;
}

function retentionOf({ environment, logRetentionDays }: EndpointInvokerArgs): number {
  return logRetentionDays ?? defaultRetentionDays(environment);
}
