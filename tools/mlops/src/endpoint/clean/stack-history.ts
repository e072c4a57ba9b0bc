import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { concurrently } from "../../aws/concurrently.ts";
import type { Connection } from "../../aws/connection.ts";
import { describedConfiguration, modelNamesOf } from "../configuration.ts";
import { servedModel } from "../served-model.ts";
import { type Made, stackConfigurations, stackModels } from "../stack-configurations.ts";

/** A configuration that a stack has made. */
export interface PastConfiguration extends Made {
  /** ARN of the role that tells whose it is; nothing if its models are gone. */
  readonly role: string | undefined;
  readonly models: readonly string[];
  /** Whether all its models are there: an endpoint can go back to it. */
  readonly isWhole: boolean;
}

/** A model that a stack has made. */
export interface PastModel extends Made {
  readonly role: string | undefined;
}

/** Everything that a stack has made for endpoints and that stays, the newest first. */
export interface StackHistory {
  readonly configurations: readonly PastConfiguration[];
  readonly models: readonly PastModel[];
}

/** What a stack has made for endpoints. */
export async function stackHistory(connection: Connection): Promise<StackHistory> {
  const client = connection.client(SageMakerClient);
  const models = await concurrently(await stackModels(connection), async (made) => ({
    ...made,
    role: (await servedModel(client, made.name))?.roleArn,
  }));
  const roles = new Map(models.map(({ name, role }) => [name, role]));
  const configurations = await concurrently(await stackConfigurations(connection), async (made) => {
    const configuration = await describedConfiguration(client, made.name);
    if (configuration === undefined) return [];
    const names = modelNamesOf(configuration);
    // A configuration may have a model that somebody else has made.
    const others = names.filter((name) => !roles.has(name));
    const found = await concurrently(others, (name) => servedModel(client, name));
    const itsRoles = [
      configuration.roleArn,
      ...names.map((name) => roles.get(name)),
      ...found.map((one) => one?.roleArn),
    ];
    const role = itsRoles.find((one) => one !== undefined);
    return [{ ...made, role, models: names, isWhole: found.every((one) => one !== undefined) }];
  });
  return { configurations: configurations.flat(), models };
}
