import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Connection } from "../../aws/connection.ts";
import { type Configuration, describedConfiguration } from "../configuration.ts";
import { type Made, roleOf, stackConfigurations } from "../stack-configurations.ts";

/**
 * The configuration that the stack has deployed last: the newest one of the endpoint. SageMaker takes a deployment back
 * that goes wrong, and the provider reports a success.
 * @param used the configuration that the endpoint has
 */
export async function deployedConfiguration(connection: Connection, used: Configuration): Promise<Made> {
  const client = connection.client(SageMakerClient);
  const made = await stackConfigurations(connection);
  const newer = made.filter(({ name, createdAt }) => name !== used.name && createdAt > used.createdAt);
  const role = newer.length === 0 ? undefined : await roleOf(client, used);
  for (const { name } of newer) {
    const configuration = await describedConfiguration(client, name);
    if (configuration === undefined || role === undefined) continue;
    if ((await roleOf(client, configuration)) === role) return configuration;
  }
  return used;
}
