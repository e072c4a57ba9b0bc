import { output } from "@pulumi/pulumi";
import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { everyInvoker, invokerProgram, plain, sources } from "../testing/built-invoker.ts";
import type { EndpointInvokerArgs } from "./invoker-args.ts";

type Front = EndpointInvokerArgs["front"];

const built = (...args: Parameters<typeof invokerProgram>) => pretendCloud(invokerProgram(...args));

describe("in front", () => {
  const api = [
    "Api score-api",
    "HttpApi score-api",
    "Integration score-api-integration",
    "LogGroup score-api-logs",
    "Permission score-api-permission",
    "Route score-api-route",
    "Stage score-api-stage",
  ];

  test("a function URL authenticates callers with IAM, and invokes the alias", async () => {
    const cloud = await built({ front: { kind: "function-url" } });
    expect(cloud.census()).toEqual([...everyInvoker, "FunctionUrl score-url"].sort());
    expect(cloud.inputs("score-url")).toEqual({
      functionName: UNKNOWN,
      qualifier: "live",
      authorizationType: "AWS_IAM",
    });
    expect(cloud.outputs.url).toBe(UNKNOWN);
  });

  test("an HTTP API has one route, throttled and logged, that authenticates with IAM", async () => {
    const cloud = await built({ front: { kind: "http-api", signIn: "iam" } }, "qa");
    expect(cloud.census()).toEqual([...everyInvoker, ...api].sort());
    expect(cloud.children("score-api", "HttpApi")).toEqual(
      api.filter((title) => title !== "HttpApi score-api"),
    );
    expect(cloud.inputs("score-api", "Api")).toEqual({ protocolType: "HTTP" });
    expect(cloud.inputs("score-api-integration")).toEqual({
      apiId: UNKNOWN,
      integrationType: "AWS_PROXY",
      integrationUri: UNKNOWN,
      payloadFormatVersion: "2.0",
      timeoutMilliseconds: 30_000,
    });
    expect(sources(cloud, "score-api-integration", "integrationUri")).toEqual(["score-alias"]);
    expect(cloud.inputs("score-api-route")).toEqual({
      apiId: UNKNOWN,
      routeKey: "POST /invocations",
      target: UNKNOWN,
      authorizationType: "AWS_IAM",
    });
    expect(cloud.inputs("score-api-logs")).toEqual({
      namePrefix: "/aws/vendedlogs/score-api-",
      retentionInDays: 30,
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/logs",
    });
    const { accessLogSettings, ...stage } = cloud.inputs("score-api-stage");
    expect(stage).toEqual({
      apiId: UNKNOWN,
      name: "$default",
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: 50,
        throttlingBurstLimit: 100,
        detailedMetricsEnabled: true,
      },
    });
    expect(sources(cloud, "score-api-stage", "accessLogSettings")).toEqual(["score-api-logs"]);
    const { format } = plain(accessLogSettings) as { format: string };
    expect(Object.values(JSON.parse(format) as Record<string, string>)).toEqual([
      "$context.requestTime",
      "$context.requestId",
      "$context.identity.sourceIp",
      "$context.routeKey",
      "$context.status",
      "$context.responseLength",
      "$context.responseLatency",
      "$context.error.message",
      "$context.authorizer.error",
      "$context.integrationErrorMessage",
    ]);
  });

  test("an HTTP API alone may call the function, and only by its route", async () => {
    const cloud = await built({ front: { kind: "http-api", signIn: "iam" } });
    expect(cloud.inputs("score-api-permission")).toEqual({
      action: "lambda:InvokeFunction",
      function: UNKNOWN,
      qualifier: "live",
      principal: "apigateway.amazonaws.com",
      sourceArn: UNKNOWN,
    });
    expect(sources(cloud, "score-api-permission", "sourceArn")).toEqual(["score-api"]);
  });

  test("an HTTP API checks tokens of one issuer, and throttles as it is set", async () => {
    const front: Front = {
      kind: "http-api",
      signIn: { issuer: "https://id.example.com", audience: [output("web"), "app"], scopes: ["score/read"] },
      requestsPerSecond: 0.5,
      burst: 1,
    };
    const cloud = await built({ front, logRetentionDays: 90 });
    expect(cloud.census()).toEqual([...everyInvoker, ...api, "Authorizer score-api-authorizer"].sort());
    expect(cloud.inputs("score-api-authorizer")).toEqual({
      apiId: UNKNOWN,
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer: "https://id.example.com", audiences: ["web", "app"] },
    });
    expect(cloud.inputs("score-api-route")).toEqual({
      apiId: UNKNOWN,
      routeKey: "POST /invocations",
      target: UNKNOWN,
      authorizationType: "JWT",
      authorizerId: UNKNOWN,
      authorizationScopes: ["score/read"],
    });
    expect(cloud.inputs("score-api-stage").defaultRouteSettings).toEqual({
      throttlingRateLimit: 0.5,
      throttlingBurstLimit: 1,
      detailedMetricsEnabled: true,
    });
    expect(cloud.inputs("score-api-logs").retentionInDays).toBe(90);
  });

  test("a token needs no scope unless one is set", async () => {
    const front: Front = {
      kind: "http-api",
      signIn: { issuer: "https://id.example.com", audience: ["web"] },
    };
    expect((await built({ front })).inputs("score-api-route")).toEqual({
      apiId: UNKNOWN,
      routeKey: "POST /invocations",
      target: UNKNOWN,
      authorizationType: "JWT",
      authorizerId: UNKNOWN,
    });
  });
});
