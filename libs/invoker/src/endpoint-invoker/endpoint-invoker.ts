import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Alias } from "@pulumi/aws/lambda/alias.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import type { AwsEnvironment, ServiceRole } from "@mlops/core";
import { DeadLetterQueue } from "@mlops/observability";
import type { CallableInvoker, UrlPermission } from "./capabilities.ts";
import { functionArgs } from "./function-args.ts";
import { type EndpointInvokerArgs, checkedInvoker } from "./invoker-args.ts";
import { invokerFront } from "./invoker-front.ts";
import { invokerRole } from "./invoker-role.ts";
import { provisionConcurrency } from "./provisioned-concurrency.ts";

/**
 * A Lambda function that calls one endpoint, for callers that do not use the SageMaker API. It checks requests,
 * forwards JSON, text, CSV and bytes, and reports failures with HTTP status codes. It serves endpoints of every mode:
 * - one of several models, containers or components is named by the header `x-target`, or by `"target"` in a direct
 *   invocation; an `InferenceComponent` given as endpoint is called without;
 * - an asynchronous endpoint puts the request into its queue: the response has status 202 and says where in S3 the answer
 *   will be. What is larger than 128,000 bytes is put into S3 first (`canSubmit`) and named:
 *   `{ "inputLocation": "s3://…", "contentType": … }`. AWS takes requests in the call itself in its commercial regions.
 *
 * Over HTTP the content is the body of a POST request; through the Lambda API it is
 * `{ "body": …, "contentType": …, "accept": … }`. Both take `{ "url": "https://…" }` for an image that is to be fetched.
 * Without a response of the model, callers get status 400 or 405 (with the reason), 413 (too large), 429 (busy, with
 * `Retry-After`), 502 (the model failed) or 504 (too slow). Invocations through the Lambda API fail with an error of
 * that name instead, so that Lambda repeats asynchronous ones and sends them to the dead-letter queue in the end.
 *
 * @example
 * const invoker = new EndpointInvoker("fraud", { environment, endpoint, keys, guardrails, network,
 *   front: { kind: "http-api", signIn: "iam" } }, options);
 * grant(backend, "score", canCallUrl(invoker));
 */
export class EndpointInvoker extends ComponentResource implements CallableInvoker {
  readonly environment: AwsEnvironment;
  readonly functionName: Output<string>;
  /** The alias of the published version, which callers invoke through the Lambda API. */
  readonly aliasArn: Output<string>;
  /** URL that requests are sent to; nothing without a front. */
  readonly url: Output<string> | undefined;
  /** What callers of the URL need to be granted; nothing without a URL, or if they authenticate with tokens. */
  readonly urlPermission: UrlPermission | undefined;
  /** Role of the function, for further grants. */
  readonly role: ServiceRole;
  readonly logGroupName: Output<string>;
  /** Queue of the requests that failed in the end, for alarms. */
  readonly deadLetterQueueName: Output<string>;

  /** @throws ResourceError with everything that is wrong with the arguments */
  constructor(name: string, args: EndpointInvokerArgs, opts?: ComponentResourceOptions) {
    super("mlops:invoker:EndpointInvoker", name, {}, opts);
    const invoker = checkedInvoker(this, name, args);
    const child = { parent: this };
    const logs = new LogGroup(
      `${name}-logs`,
      {
        namePrefix: `/aws/lambda/${name}-`,
        retentionInDays: invoker.logRetentionDays,
        kmsKeyId: invoker.keys.logKeyArn,
      },
      child,
    );
    const { queueArn: deadLetterArn, queueName } = new DeadLetterQueue(
      `${name}-dead-letters`,
      // Asynchronous invocations have up to 1 MB.
      { maxMessageBytes: 1_048_576 },
      // What the component was called when it was this library's own.
      { ...child, aliases: [{ type: "mlops:invoker:DeadLetterQueue" }] },
    );
    this.role = invokerRole(`${name}-role`, invoker, { logGroupArn: logs.arn, deadLetterArn }, this);
    const handler = new LambdaFunction(
      `${name}-function`,
      functionArgs(invoker, { roleArn: this.role.arn, logGroupName: logs.name, deadLetterArn }),
      // Lambda checks the role's rights to the queue and the VPC when it creates the function.
      { parent: this, dependsOn: [this.role] },
    );
    const alias = new Alias(
      `${name}-alias`,
      { name: "live", functionName: handler.name, functionVersion: handler.version },
      child,
    );
    provisionConcurrency(name, alias, invoker.provisionedConcurrency, this);

    const front = invokerFront(name, invoker, alias, this);
    this.environment = invoker.environment;
    this.url = front?.url;
    this.urlPermission = front?.urlPermission;
    this.functionName = handler.name;
    this.aliasArn = alias.arn;
    this.logGroupName = logs.name;
    this.deadLetterQueueName = queueName;
    this.registerOutputs({ functionName: this.functionName, aliasArn: this.aliasArn, url: this.url });
  }
}
