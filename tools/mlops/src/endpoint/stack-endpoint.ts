import {
  DescribeEndpointCommand,
  type DescribeEndpointOutput,
  type EndpointStatus,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { Connection } from "../aws/connection.ts";
import { WrongUse } from "../command/failures.ts";

/**
 * The name of an endpoint that a stack publishes.
 * @param endpoint which of several. @default - the only one
 */
export async function endpointNameOf(connection: Connection, endpoint: string | undefined): Promise<string> {
  const { endpointName } = await connection.names.of("endpoint", ["endpointName"], endpoint);
  return endpointName;
}

/** An endpoint as SageMaker describes it. */
export const describedEndpoint = (connection: Connection, name: string): Promise<DescribeEndpointOutput> =>
  connection.client(SageMakerClient).send(new DescribeEndpointCommand({ EndpointName: name }));

const changing: readonly (EndpointStatus | undefined)[] = [
  "Creating",
  "Deleting",
  "RollingBack",
  "SystemUpdating",
  "Updating",
];
const broken: readonly (EndpointStatus | undefined)[] = ["Failed", "OutOfService", "UpdateRollbackFailed"];

/** Whether SageMaker is at work on it: it takes no other change then. */
export const isChanging = ({ EndpointStatus: state }: DescribeEndpointOutput): boolean =>
  changing.includes(state);

/** Whether somebody has to do something about it. */
export const isBroken = ({ EndpointStatus: state }: DescribeEndpointOutput): boolean =>
  broken.includes(state);

/** @throws WrongUse if the endpoint takes no change now */
export function assertInService(endpoint: DescribeEndpointOutput): void {
  const { EndpointName, EndpointStatus: state } = endpoint;
  if (state === "InService") return;
  throw new WrongUse(
    `${EndpointName}: got the status ${state}; expected InService` +
      (isChanging(endpoint) ? ": endpoint status --follow waits for it" : ""),
  );
}
