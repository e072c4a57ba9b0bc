import { type DescribeEndpointOutput, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { concurrently } from "../../aws/concurrently.ts";
import type { Connection } from "../../aws/connection.ts";
import { WrongUse } from "../../command/failures.ts";
import { type Configuration, describedConfiguration, modelNamesOf } from "../configuration.ts";
import { servedModel } from "../served-model.ts";
import { roleOf, stackConfigurations } from "../stack-configurations.ts";

/** Which configuration an endpoint is to have: of that name, or the one before the one that it has. */
export type Wanted = { readonly to: string } | "back";

/** The configuration that an endpoint has, and the one that it is to have. */
export interface Step {
  readonly used: Configuration;
  readonly wanted: Configuration;
}

/**
 * The configuration that an endpoint is to have.
 * @throws WrongUse if there is none, or if it is another endpoint's, or if its models are gone
 */
export async function configurationStep(
  connection: Connection,
  endpoint: DescribeEndpointOutput,
  wanted: Wanted,
): Promise<Step> {
  const client = connection.client(SageMakerClient);
  const { EndpointName, EndpointConfigName: usedName = "" } = endpoint;
  const used = await describedConfiguration(client, usedName);
  const role = used && (await roleOf(client, used));
  if (used === undefined || role === undefined) {
    throw new WrongUse(
      `${EndpointName}: got the configuration ${usedName}, which is gone, or its models are; deploy the stack`,
    );
  }
  if (wanted !== "back") return { used, wanted: await named(client, wanted.to, role) };
  const before = await configurationBefore(connection, used, role);
  if (before !== undefined) return { used, wanted: before };
  throw new WrongUse(
    `--back: got no configuration of ${EndpointName} that is older than ${usedName} and whose models are there; ` +
      "expected one: endpoint clean may have removed it",
  );
}

async function named(client: SageMakerClient, name: string, role: string): Promise<Configuration> {
  const wanted = await describedConfiguration(client, name);
  if (wanted === undefined) {
    throw new WrongUse(`--to: got "${name}"; expected the name of an endpoint configuration that is there`);
  }
  const missing = await missingModels(client, wanted);
  if (missing.length > 0) {
    throw new WrongUse(
      `--to: got "${name}", whose models are gone: ${missing.join(", ")}; expected one with models`,
    );
  }
  const itsRole = await roleOf(client, wanted);
  if (itsRole === role) return wanted;
  throw new WrongUse(
    `--to: got "${name}", which runs under ${itsRole}; expected a configuration of this endpoint, which runs under ${role}`,
  );
}

async function configurationBefore(
  connection: Connection,
  used: Configuration,
  role: string,
): Promise<Configuration | undefined> {
  const client = connection.client(SageMakerClient);
  for (const { name, createdAt } of await stackConfigurations(connection)) {
    if (createdAt >= used.createdAt) continue;
    const configuration = await describedConfiguration(client, name);
    if (configuration === undefined || (await roleOf(client, configuration)) !== role) continue;
    if ((await missingModels(client, configuration)).length === 0) return configuration;
  }
  return undefined;
}

async function missingModels(client: SageMakerClient, configuration: Configuration): Promise<string[]> {
  const names = modelNamesOf(configuration);
  const models = await concurrently(names, (name) => servedModel(client, name));
  return names.filter((_, index) => models[index] === undefined);
}
