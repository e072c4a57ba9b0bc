import { ComponentResource, type ComponentResourceOptions, type Output, interpolate } from "@pulumi/pulumi";
import { Api } from "@pulumi/aws/apigatewayv2/api.js";
import { Authorizer } from "@pulumi/aws/apigatewayv2/authorizer.js";
import { Integration } from "@pulumi/aws/apigatewayv2/integration.js";
import { Route } from "@pulumi/aws/apigatewayv2/route.js";
import { Stage } from "@pulumi/aws/apigatewayv2/stage.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import type { Alias } from "@pulumi/aws/lambda/alias.js";
import { Permission } from "@pulumi/aws/lambda/permission.js";
import { httpApiLimits, servicePrincipals } from "@mlops/aws";
import type { KeysRef } from "@mlops/contracts";
import { type HttpApiFront, throttlingOf } from "./front.ts";

/** The one path: that of SageMaker's own containers. */
const path = "/invocations";

/** What an access log line says. Nothing of requests, answers or tokens. */
const accessLogFormat = JSON.stringify({
  time: "$context.requestTime",
  requestId: "$context.requestId",
  sourceIp: "$context.identity.sourceIp",
  routeKey: "$context.routeKey",
  status: "$context.status",
  answerBytes: "$context.responseLength",
  latencyMs: "$context.responseLatency",
  error: "$context.error.message",
  signInError: "$context.authorizer.error",
  functionError: "$context.integrationErrorMessage",
});

export interface HttpApiArgs {
  readonly front: HttpApiFront;
  /** The function's alias that it calls. */
  readonly alias: Alias;
  readonly keys: KeysRef;
  readonly logRetentionDays: number;
}

/** An HTTP API in front of a function: one route, sign-in always, throttling, access logs. */
export class HttpApi extends ComponentResource {
  /** Where callers send requests. */
  readonly url: Output<string>;
  /** ARN of its one method, for rights to call it. */
  readonly methodArn: Output<string>;

  constructor(name: string, args: HttpApiArgs, opts?: ComponentResourceOptions) {
    super("mlops:invoker:HttpApi", name, {}, opts);
    const { front, alias } = args;
    const child = { parent: this };
    const api = new Api(name, { protocolType: "HTTP" }, child);
    const integration = new Integration(
      `${name}-integration`,
      {
        apiId: api.id,
        integrationType: "AWS_PROXY",
        integrationUri: alias.invokeArn,
        payloadFormatVersion: "2.0",
        // The longest there is: the function itself ends earlier, and says why.
        timeoutMilliseconds: httpApiLimits.maxTimeoutSeconds * 1_000,
      },
      child,
    );
    new Route(
      `${name}-route`,
      {
        apiId: api.id,
        routeKey: `POST ${path}`,
        target: interpolate`integrations/${integration.id}`,
        ...this.authorization(`${name}-authorizer`, api, front),
      },
      child,
    );
    this.stage(name, api, args);

    // Of any stage: there is one only, and its name is not part of its URL.
    this.methodArn = interpolate`${api.executionArn}/*/POST${path}`;
    new Permission(
      `${name}-permission`,
      {
        action: "lambda:InvokeFunction",
        function: alias.functionName,
        qualifier: alias.name,
        principal: servicePrincipals.apiGateway,
        sourceArn: this.methodArn,
      },
      child,
    );
    this.url = interpolate`${api.apiEndpoint}${path}`;
    this.registerOutputs({ url: this.url });
  }

  private authorization(name: string, api: Api, { signIn }: HttpApiFront) {
    if (signIn === "iam") return { authorizationType: "AWS_IAM" };
    const { issuer, audience, scopes = [] } = signIn;
    const authorizer = new Authorizer(
      name,
      {
        apiId: api.id,
        authorizerType: "JWT",
        identitySources: ["$request.header.Authorization"],
        jwtConfiguration: { issuer, audiences: [...audience] },
      },
      { parent: this },
    );
    return {
      authorizationType: "JWT",
      authorizerId: authorizer.id,
      ...(scopes.length > 0 && { authorizationScopes: [...scopes] }),
    };
  }

  private stage(name: string, api: Api, { front, keys, logRetentionDays }: HttpApiArgs): void {
    const { requestsPerSecond, burst } = throttlingOf(front);
    const logs = new LogGroup(
      `${name}-logs`,
      {
        // Log groups elsewhere each take a part of the one policy by which API Gateway may write, until it is full.
        namePrefix: `/aws/vendedlogs/${name}-`,
        retentionInDays: logRetentionDays,
        kmsKeyId: keys.logKeyArn,
      },
      { parent: this },
    );
    new Stage(
      `${name}-stage`,
      {
        apiId: api.id,
        name: "$default",
        autoDeploy: true,
        accessLogSettings: { destinationArn: logs.arn, format: accessLogFormat },
        defaultRouteSettings: {
          throttlingRateLimit: requestsPerSecond,
          throttlingBurstLimit: burst,
          detailedMetricsEnabled: true,
        },
      },
      { parent: this },
    );
  }
}
