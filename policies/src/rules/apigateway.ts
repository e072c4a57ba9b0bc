import { apigateway } from "../resource/resource-types.ts";
import { mustBe, mustHave } from "../rule/property-rule.ts";
import type { Rule } from "../rule/rule.ts";

export const apigatewayAccessLogging = mustHave(
  "apigateway-access-logging",
  [apigateway.stage],
  "accessLogSettings.destinationArn",
);

export const apigatewayRouteAuthorization = mustBe(
  "apigateway-route-authorization",
  [apigateway.route],
  "authorizationType",
  "AWS_IAM",
  "JWT",
  "CUSTOM",
);

export const apigatewayRules: readonly Rule[] = [apigatewayAccessLogging, apigatewayRouteAuthorization];
