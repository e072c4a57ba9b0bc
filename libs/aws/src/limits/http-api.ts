/**
 * Limits of HTTP APIs of API Gateway.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const httpApiLimits = {
  /** Longest time that an integration may take, in seconds. */
  maxTimeoutSeconds: 30,
  /** Audiences of a JWT authorizer. */
  audiences: { min: 1, max: 50 },
  /** Most scopes of a route. */
  maxScopes: 10,
} as const;
