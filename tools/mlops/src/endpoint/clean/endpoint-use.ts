import { SageMakerClient, paginateListEndpoints } from "@aws-sdk/client-sagemaker";
import { concurrently } from "../../aws/concurrently.ts";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import { unlessGone } from "../../aws/gone.ts";
import { inferenceComponents } from "../components.ts";
import { describedConfiguration, modelNamesOf } from "../configuration.ts";
import { servedModel } from "../served-model.ts";
import { roleOf } from "../stack-configurations.ts";
import { describedEndpoint } from "../stack-endpoint.ts";

/** What all endpoints and inference components of an account and region use, those of other platforms too. */
export interface EndpointUse {
  /** Names of the configurations that endpoints have, or are getting. */
  readonly configurations: ReadonlySet<string>;
  /** Names of the models of these configurations, and of inference components. */
  readonly models: ReadonlySet<string>;
  /** ARNs of the roles of the endpoints: they tell which configurations are theirs. */
  readonly endpointRoles: ReadonlySet<string>;
  /** ARNs of the roles of the inference components' models. */
  readonly componentRoles: ReadonlySet<string>;
  /** Configurations in use that are gone, or whose models are: nobody knows what their endpoints need. */
  readonly unknown: readonly string[];
}

/** What is in use now. */
export async function endpointUse(connection: Connection): Promise<EndpointUse> {
  const client = connection.client(SageMakerClient);
  const names = await configurationsInUse(connection);
  const described = await concurrently(names, (name) => describedConfiguration(client, name));
  const configurations = described.filter((one) => one !== undefined);
  const components = await inferenceComponents(connection);
  const componentModels = [...new Set(components.flatMap(({ modelNames }) => modelNames))];
  const endpointRoles = await concurrently(configurations, (one) => roleOf(client, one));
  const whole = new Set(
    configurations.flatMap(({ name }, index) => (endpointRoles[index] === undefined ? [] : [name])),
  );
  const models = await concurrently(componentModels, (name) => servedModel(client, name));
  return {
    configurations: new Set(names),
    models: new Set([...configurations.flatMap(modelNamesOf), ...componentModels]),
    endpointRoles: known(endpointRoles),
    componentRoles: known(models.map((model) => model?.roleArn)),
    unknown: names.filter((name) => !whole.has(name)),
  };
}

async function configurationsInUse(connection: Connection): Promise<string[]> {
  const pages = paginateListEndpoints({ client: connection.client(SageMakerClient) }, { MaxResults: 100 });
  const listed = await collected(pages, ({ Endpoints }) => Endpoints);
  const names = await concurrently(listed, async ({ EndpointName = "" }) => {
    // It may have been deleted since it was listed.
    const endpoint = await unlessGone(describedEndpoint(connection, EndpointName));
    return [endpoint?.EndpointConfigName, endpoint?.PendingDeploymentSummary?.EndpointConfigName];
  });
  return [...known(names.flat())].toSorted();
}

const known = (names: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(names.filter((name) => name !== undefined));
