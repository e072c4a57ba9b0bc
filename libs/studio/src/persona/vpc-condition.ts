import type { NetworkRef } from "@mlops/contracts";
import type { Conditions } from "@mlops/core";

/**
 * Condition: the request names the network's workload security group and subnets of its VPC. A security group belongs
 * to one VPC, so SageMaker refuses subnets of another. `Null` requires both keys to be present, because `ForAllValues`
 * is also true for a request without them.
 */
export const inVpcOf = ({ workloadSecurityGroupId }: NetworkRef) =>
  ({
    Null: { "sagemaker:VpcSecurityGroupIds": "false", "sagemaker:VpcSubnets": "false" },
    "ForAllValues:StringEquals": { "sagemaker:VpcSecurityGroupIds": [workloadSecurityGroupId] },
  }) satisfies Conditions;
