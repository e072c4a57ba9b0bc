import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { Check } from "./verdict.ts";

/**
 * Whether an endpoint serves one version of the registry and nothing else. A deployment that SageMaker rolled back
 * counts as a success for whoever deployed, and leaves the version before.
 * @throws Error if the endpoint cannot be described
 */
export async function servesVersion(
  client: SageMakerClient,
  endpoint: string,
  version: string,
): Promise<Check> {
  const { EndpointConfigName, EndpointStatus } = await client.send(
    new DescribeEndpointCommand({ EndpointName: endpoint }),
  );
  const { ProductionVariants = [] } = await client.send(
    new DescribeEndpointConfigCommand({ EndpointConfigName }),
  );
  const names = [...new Set(ProductionVariants.map(({ ModelName }) => ModelName))];
  const models = await Promise.all(
    names.map((ModelName) => client.send(new DescribeModelCommand({ ModelName }))),
  );
  const served = models.flatMap(({ PrimaryContainer, Containers = [] }) =>
    [...(PrimaryContainer ? [PrimaryContainer] : []), ...Containers].map(
      ({ ModelPackageName }) => ModelPackageName ?? "no version of a registry",
    ),
  );
  const status = EndpointStatus ?? "unknown";
  return {
    name: "served version",
    result: `${endpoint} is ${status} and serves ${[...new Set(served)].join(", ") || "nothing"}; expected InService and ${version}`,
    passed: status === "InService" && served.length > 0 && served.every((one) => one === version),
  };
}
