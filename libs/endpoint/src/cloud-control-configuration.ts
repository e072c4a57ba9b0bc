import { z } from "zod";

const named = z.object({ EndpointConfigName: z.string() });

/**
 * The name that CloudFormation made for an endpoint configuration. It is not the resource's id, which is an ARN, in
 * lower case.
 * @param properties what Cloud Control reads back
 */
export function cloudControlConfigurationName(properties: string): string {
  return named.parse(JSON.parse(properties)).EndpointConfigName;
}
