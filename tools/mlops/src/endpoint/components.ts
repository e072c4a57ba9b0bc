import {
  DescribeInferenceComponentCommand,
  type DescribeInferenceComponentOutput,
  SageMakerClient,
  paginateListInferenceComponents,
} from "@aws-sdk/client-sagemaker";
import { concurrently } from "../aws/concurrently.ts";
import { unlessGone } from "../aws/gone.ts";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";

/** An inference component. */
export interface Component {
  readonly name: string;
  readonly endpointName: string;
  readonly status: string;
  readonly failureReason: string | undefined;
  /** Names of its models: several where it has one for each instance type. */
  readonly modelNames: readonly string[];
  readonly currentCopies: number | undefined;
  readonly desiredCopies: number | undefined;
}

/**
 * Inference components, by name.
 * @param endpointName on which endpoint. @default - on all endpoints of the account and region
 */
export async function inferenceComponents(
  connection: Connection,
  endpointName?: string,
): Promise<Component[]> {
  const client = connection.client(SageMakerClient);
  const pages = paginateListInferenceComponents(
    { client },
    { SortBy: "Name", SortOrder: "Ascending", MaxResults: 100, EndpointNameEquals: endpointName },
  );
  const listed = await collected(pages, ({ InferenceComponents }) => InferenceComponents);
  const described = await concurrently(listed, ({ InferenceComponentName }) =>
    unlessGone(client.send(new DescribeInferenceComponentCommand({ InferenceComponentName }))),
  );
  return described.flatMap((one) => (one === undefined ? [] : component(one)));
}

/** An inference component. It is refused if it is not there. */
export async function inferenceComponent(connection: Connection, name: string): Promise<Component> {
  const request = new DescribeInferenceComponentCommand({ InferenceComponentName: name });
  return component(await connection.client(SageMakerClient).send(request));
}

function component(described: DescribeInferenceComponentOutput): Component {
  const { Specification, Specifications = [], RuntimeConfig } = described;
  const specifications = [...(Specification ? [Specification] : []), ...Specifications];
  return {
    name: described.InferenceComponentName ?? "",
    endpointName: described.EndpointName ?? "",
    status: described.InferenceComponentStatus ?? "unknown",
    failureReason: described.FailureReason,
    modelNames: specifications.flatMap(({ ModelName }) => ModelName ?? []),
    currentCopies: RuntimeConfig?.CurrentCopyCount,
    desiredCopies: RuntimeConfig?.DesiredCopyCount,
  };
}
