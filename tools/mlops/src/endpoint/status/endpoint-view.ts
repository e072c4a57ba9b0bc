import { type DescribeEndpointOutput, SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Connection } from "../../aws/connection.ts";
import { type EndpointAlarm, endpointAlarms, hasGoneOff } from "../alarms.ts";
import { type Component, inferenceComponents } from "../components.ts";
import { type Configuration, describedConfiguration } from "../configuration.ts";
import { type Rollout, rolloutOf } from "../rollout.ts";
import { type Scaling, componentResource, scalingOf } from "../scaling.ts";
import type { Made } from "../stack-configurations.ts";
import { deployedConfiguration } from "./deployed-configuration.ts";
import { type VariantView, variantViews } from "./variant-view.ts";

/** An inference component, and how it is scaled. */
interface ComponentView extends Component {
  readonly scaling: Scaling | undefined;
}

/** An endpoint, as far as an operator needs to know it: what `--json` prints. */
export interface EndpointView {
  readonly endpointName: string;
  readonly endpointArn: string | undefined;
  readonly status: string;
  readonly failureReason: string | undefined;
  readonly lastModifiedAt: Date | undefined;
  /** Name of the configuration that it has. */
  readonly configuration: string | undefined;
  /** The configuration that the stack has deployed last. */
  readonly deployed: Made | undefined;
  readonly rollout: Rollout | undefined;
  readonly variants: readonly VariantView[];
  readonly components: readonly ComponentView[];
  /** How many alarms it has. */
  readonly alarms: number;
  readonly alarmsInAlarm: readonly EndpointAlarm[];
}

/** Look at all of an endpoint. */
export async function endpointView(
  connection: Connection,
  endpoint: DescribeEndpointOutput,
): Promise<EndpointView> {
  const client = connection.client(SageMakerClient);
  const { EndpointName: name = "", EndpointConfigName: configurationName } = endpoint;
  const configuration =
    configurationName === undefined ? undefined : await describedConfiguration(client, configurationName);
  const alarms = await endpointAlarms(connection, name);
  return {
    endpointName: name,
    endpointArn: endpoint.EndpointArn,
    status: endpoint.EndpointStatus ?? "unknown",
    failureReason: endpoint.FailureReason,
    lastModifiedAt: endpoint.LastModifiedTime,
    configuration: configurationName,
    deployed: configuration && made(await deployedConfiguration(connection, configuration)),
    rollout: rolloutOf(endpoint),
    variants: configuration ? await variantViews(connection, client, endpoint, configuration) : [],
    components: configuration && isShared(configuration) ? await componentViews(connection, name) : [],
    alarms: alarms.length,
    alarmsInAlarm: alarms.filter(hasGoneOff),
  };
}

const made = ({ name, createdAt }: Made): Made => ({ name, createdAt });

/** Whether inference components run on it: its variants have no model. */
const isShared = ({ variants }: Configuration) => variants.some(({ modelName }) => modelName === undefined);

async function componentViews(connection: Connection, endpointName: string): Promise<ComponentView[]> {
  const components = await inferenceComponents(connection, endpointName);
  const scaling = await scalingOf(
    connection,
    components.map(({ name }) => componentResource(name)),
  );
  return components.map((component) => ({
    ...component,
    scaling: scaling.get(componentResource(component.name)),
  }));
}
