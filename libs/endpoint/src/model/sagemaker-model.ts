import type { ModelArgs } from "@pulumi/aws/sagemaker/model.js";
import type { NetworkRef } from "@mlops/contracts";
import { modelContainers } from "./containers.ts";
import type { ServableModel } from "./served-model.ts";

/** The network of a model's containers. */
export interface ModelNetwork {
  /** VPC that the containers run in. @default - SageMaker's own network */
  readonly network?: NetworkRef;
  readonly networkIsolation: boolean;
}

/** Arguments of a SageMaker model without its role. Its name is left to Pulumi, because every change replaces it. */
export function modelArgs(
  model: ServableModel,
  { network, networkIsolation }: ModelNetwork,
): Omit<ModelArgs, "executionRoleArn"> {
  return {
    ...modelContainers(model),
    enableNetworkIsolation: networkIsolation,
    ...(network && {
      vpcConfig: { subnets: network.privateSubnetIds, securityGroupIds: [network.workloadSecurityGroupId] },
    }),
  };
}
