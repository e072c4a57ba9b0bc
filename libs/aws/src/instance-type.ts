import { instanceFamilies } from "./instance-families.ts";

/** A SageMaker instance type, such as `ml.t3.medium`. AWS adds some every month, so any name of the right form is taken. */
export type InstanceType = `ml.${string}`;

/** What a machine computes on: x86 CPUs, NVIDIA GPUs, Arm CPUs, or Inferentia and Trainium chips. */
export type Device = "cpu" | "gpu" | "graviton" | "neuron";

/** What is known of an instance type. */
export interface InstanceFacts {
  readonly device: Device;
  /** Virtual CPUs: CPU utilisation of an endpoint goes up to 100 % times this. */
  readonly vcpus: number;
  /** GPUs: GPU utilisation of an endpoint goes up to 100 % times this. Neuron chips are not counted. */
  readonly gpus: number;
  /**
   * Whether models and data lie on the machine's own NVMe disk. Such a disk is encrypted by its hardware: SageMaker
   * refuses a key, and a volume size, for these types.
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
   */
  readonly localDisk: boolean;
}

/** The form of SageMaker's instance types: `ml.<family>.<size>`. */
export const instanceTypePattern = /^ml\.[a-z0-9-]+\.[a-z0-9]+$/;

/** The form of patterns of SageMaker's instance types, in which `*` and `?` are wildcards as in IAM. */
export const instanceTypeGlobPattern = /^ml\.[a-z0-9*?.-]+$/;

/** The form of EC2's instance types: `<family>.<size>`, such as `g5.xlarge`. */
export const ec2InstanceTypePattern = /^(?!ml\.)[a-z0-9-]+\.[a-z0-9-]+$/;

/** The facts of an instance type; nothing for a type that is newer than the table. */
export function instanceFacts(instanceType: InstanceType): InstanceFacts | undefined {
  const [, family = "", size] = instanceType.split(".");
  const [device, disk, ...sizes] = instanceFamilies[family]?.split(" ") ?? [];
  const [, vcpus, gpus = "0"] = sizes.map((each) => each.split(":")).find(([name]) => name === size) ?? [];
  if (!isDevice(device) || vcpus === undefined) return undefined;
  return { device, vcpus: Number(vcpus), gpus: Number(gpus), localDisk: disk === "disk" };
}

/** Patterns of the instance types with local disks (see {@link InstanceFacts.localDisk}), one for each family. */
export function localDiskInstanceTypes(): readonly string[] {
  return Object.entries(instanceFamilies)
    .filter(([, family]) => family.split(" ", 2)[1] === "disk")
    .map(([name]) => `ml.${name}.*`);
}

function isDevice(text: string | undefined): text is Device {
  return text !== undefined && ["cpu", "gpu", "graviton", "neuron"].includes(text);
}
