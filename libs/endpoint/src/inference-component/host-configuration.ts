import type { Input } from "@pulumi/pulumi";
import type { KeysRef, NetworkRef } from "@mlops/contracts";
import { type CloudControlTags, type Tags, cloudControlTags } from "@mlops/core";
import { takesKey } from "../storage.ts";
import type { SharedEndpointSettings } from "./shared-endpoint-settings.ts";

/**
 * The configuration of an endpoint for inference components in the words of CloudFormation. For them, VPC, isolation
 * and role are members of the configuration, which @pulumi/aws does not have.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/48740
 */
export interface HostConfiguration extends CloudControlTags {
  readonly ExecutionRoleArn: Input<string>;
  readonly EnableNetworkIsolation: boolean;
  readonly VpcConfig: {
    readonly Subnets: Input<string[]>;
    readonly SecurityGroupIds: readonly Input<string>[];
  };
  readonly KmsKeyId?: Input<string>;
  readonly ProductionVariants: readonly [
    {
      readonly VariantName: string;
      readonly InstanceType: string;
      readonly InitialInstanceCount: number;
      readonly ManagedInstanceScaling: {
        readonly Status: "ENABLED";
        readonly MinInstanceCount: number;
        readonly MaxInstanceCount: number;
      };
      readonly RoutingConfig: { readonly RoutingStrategy: "LEAST_OUTSTANDING_REQUESTS" };
    },
  ];
}

/** What a configuration is made of. */
interface Described extends Pick<
  SharedEndpointSettings,
  "instanceType" | "localDisk" | "instances" | "networkIsolation"
> {
  readonly keys: KeysRef;
  readonly network: NetworkRef;
  readonly tags: Tags;
}

/**
 * The configuration, without a name: every change replaces it while the endpoint still has the old one, which stays for
 * a rollback. CloudFormation makes a name that nothing else has.
 */
export function hostConfiguration(
  host: Described,
  variantName: string,
  executionRoleArn: Input<string>,
): HostConfiguration {
  const { instanceType, instances, networkIsolation, keys, network, tags } = host;
  return {
    ExecutionRoleArn: executionRoleArn,
    EnableNetworkIsolation: networkIsolation,
    VpcConfig: {
      Subnets: network.privateSubnetIds,
      SecurityGroupIds: [network.workloadSecurityGroupId],
    },
    ...(takesKey([host]) && { KmsKeyId: keys.dataKeyArn }),
    ProductionVariants: [
      {
        VariantName: variantName,
        InstanceType: instanceType,
        InitialInstanceCount: instances.min,
        ManagedInstanceScaling: {
          Status: "ENABLED",
          MinInstanceCount: instances.min,
          MaxInstanceCount: instances.max,
        },
        RoutingConfig: { RoutingStrategy: "LEAST_OUTSTANDING_REQUESTS" },
      },
    ],
    ...cloudControlTags(tags),
  };
}
