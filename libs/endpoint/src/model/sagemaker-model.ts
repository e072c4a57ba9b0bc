import type { ModelArgs } from "@pulumi/aws/sagemaker/model.js";
import type { NetworkRef } from "@mlops/contracts";
import { modelContainers } from "./containers.ts";
import type { ServedModel } from "./served-model.ts";

/** Where a model's containers run. */
export interface Surroundings {
  /** @default - outside any VPC of ours */
  readonly network?: NetworkRef;
  readonly networkIsolation: boolean;
}

/** A SageMaker model, but for the role it runs under. Its name is left to Pulumi: whatever changes replaces it. */
export function modelArgs(
  model: ServedModel,
  { network, networkIsolation }: Surroundings,
): Omit<ModelArgs, "executionRoleArn"> {
  return {
    ...modelContainers(model),
    enableNetworkIsolation: networkIsolation,
    ...(network && {
      vpcConfig: { subnets: network.privateSubnetIds, securityGroupIds: [network.workloadSecurityGroupId] },
    }),
  };
}
