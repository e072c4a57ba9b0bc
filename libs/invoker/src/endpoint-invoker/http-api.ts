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
import type { HttpApiFront } from "./front-settings.ts";

/** The only path: the one that SageMaker's containers serve. */
const path = "/invocations";

/** Fields of an access log line. They hold nothing of requests, responses or tokens. */
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

/** Arguments of {@link HttpApi}. */
interface HttpApiArgs {
  readonly front: HttpApiFront;
  /** Alias of the function that it invokes. */
  readonly alias: Alias;
  readonly keys: KeysRef;
  readonly logRetentionDays: number;
}

/** An HTTP API in front of a function: one route with authentication, throttling and access logs. */
export class HttpApi extends ComponentResource {
  /** URL that requests are sent to. */
  readonly url: Output<string>;
  /** ARN of its only method, for grants. */
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
        // The maximum: the function ends before, and reports why.
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

    // Of any stage: there is only one.
    this.methodArn = interpolate`${api.executionArn}/*/POST${path}`;
    this.permission(`${name}-permission`, alias);
    this.url = interpolate`${api.apiEndpoint}${path}`;
    this.registerOutputs({ url: this.url });
  }

  /** Lets the API's only method invoke the alias. */
  private permission(name: string, alias: Alias): void {
    new Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: alias.functionName,
        qualifier: alias.name,
        principal: servicePrincipals.apiGateway,
        sourceArn: this.methodArn,
      },
      { parent: this },
    );
  }

  /** How the route authenticates callers. */
  private authorization(name: string, api: Api, { signIn }: HttpApiFront) {
    if (signIn === "iam") return { authorizationType: "AWS_IAM" };
    const { issuer, audience, scopes } = signIn;
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
    const logs = new LogGroup(
      `${name}-logs`,
      {
        // Log groups with other names each add to the policy that lets API Gateway write, whose size is limited.
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
          throttlingRateLimit: front.requestsPerSecond,
          throttlingBurstLimit: front.burst,
          detailedMetricsEnabled: true,
        },
      },
      { parent: this },
    );
  }
}
