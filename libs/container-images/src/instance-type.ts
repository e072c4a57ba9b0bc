import type { Device } from "./container-image.ts";
import table from "./tables/instance-types.json" with { type: "json" };

/** A SageMaker instance type. AWS adds some every month, so any name of the right form is taken. */
export type InstanceType = `ml.${string}`;

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
   */
  readonly localDisk: boolean;
}

const known: Readonly<Record<string, string>> = table.known;

/** The facts of an instance type; nothing for a type that is newer than the table. */
export function instanceFacts(instanceType: InstanceType): InstanceFacts | undefined {
  const [device, vcpus, gpus, disk] = known[instanceType]?.split(" ") ?? [];
  if (!isDevice(device)) return undefined;
  return { device, vcpus: Number(vcpus), gpus: Number(gpus), localDisk: disk === "disk" };
}

function isDevice(text: string | undefined): text is Device {
  return text !== undefined && ["cpu", "gpu", "graviton", "neuron"].includes(text);
}
