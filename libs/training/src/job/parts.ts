import type { KeysRef, NetworkRef } from "@mlops/contracts";
import { hasLocalDisk } from "@mlops/core";
import type { NetworkSettings } from "../settings/common.ts";
import type { Machines } from "../settings/machines.ts";

/** The VPC of a job. */
export function vpcConfig({ privateSubnetIds, workloadSecurityGroupId }: NetworkRef) {
  return { Subnets: privateSubnetIds, SecurityGroupIds: [workloadSecurityGroupId] };
}

/** The instances of a processing or training job; local disks take no key, and are encrypted by their hardware. */
export function cluster(machines: Machines, { dataKeyArn }: KeysRef) {
  const { instanceType, instances, volumeGiB } = machines;
  return {
    InstanceType: instanceType,
    InstanceCount: instances,
    VolumeSizeInGB: volumeGiB,
    ...(!hasLocalDisk(machines) && { VolumeKmsKeyId: dataKeyArn }),
  };
}

/** The network of a training job, and of the jobs of a tuning job. */
export function trainingNetwork(
  { networkIsolation, trafficEncryption }: NetworkSettings,
  network: NetworkRef,
) {
  return {
    VpcConfig: vpcConfig(network),
    EnableNetworkIsolation: networkIsolation,
    EnableInterContainerTrafficEncryption: trafficEncryption,
  };
}

/** A map of a request, which the API takes only with something in it. */
export function given<Name extends string, Value extends object>(
  name: Name,
  value: Value,
): { readonly [N in Name]?: Value } {
  // The type of an object with a computed key is that of any key.
  return (Object.keys(value).length === 0 ? {} : { [name]: value }) as { readonly [N in Name]?: Value };
}
