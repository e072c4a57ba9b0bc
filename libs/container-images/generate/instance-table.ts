/** What the EC2 API tells of an instance type, as far as it is used here. */
interface Ec2InstanceType {
  readonly VCpuInfo: { readonly DefaultVCpus: number };
  readonly InstanceStorageSupported?: boolean;
  readonly GpuInfo?: { readonly Gpus: readonly { readonly Count: number }[] };
  readonly NeuronInfo?: unknown;
  readonly InferenceAcceleratorInfo?: unknown;
  readonly ProcessorInfo: { readonly SupportedArchitectures: readonly string[] };
}

/** Enums of the SageMaker API that together name every instance type it takes. */
const enums = [
  "InstanceType",
  "ProcessingInstanceType",
  "ProductionVariantInstanceType",
  "TrainingInstanceType",
  "TransformInstanceType",
];

/** Types that EC2 has retired and so no longer describes: vCPUs, GPUs. None of them has a local disk. */
const retired: Readonly<Record<string, readonly [number, number]>> = {
  "ml.p2.xlarge": [4, 1],
  "ml.p2.8xlarge": [32, 8],
  "ml.p2.16xlarge": [64, 16],
  "ml.p3.2xlarge": [8, 1],
  "ml.p3.8xlarge": [32, 4],
  "ml.p3.16xlarge": [64, 8],
};

/**
 * The facts of each instance type of SageMaker: device, vCPUs, GPUs, local disk.
 * @param shapes the shapes of the SageMaker API's description
 * @param ec2 EC2's instance types by name
 */
export function instanceTable(
  shapes: Readonly<Record<string, { readonly enum?: readonly string[] }>>,
  ec2: Readonly<Record<string, Ec2InstanceType>>,
) {
  const names = new Set(enums.flatMap((name) => shapes[name]?.enum ?? []));
  const known: Record<string, string> = {};
  const unknown: string[] = [];
  for (const name of [...names].sort()) {
    const type = ec2[name.replace(/^ml\./, "")];
    const [cpus, gpus] = retired[name] ?? [];
    if (type !== undefined) known[name] = factsOf(type);
    else if (cpus !== undefined) known[name] = `gpu ${cpus} ${gpus} -`;
    else unknown.push(name);
  }
  return { known, unknown };
}

function factsOf(type: Ec2InstanceType): string {
  const gpus = (type.GpuInfo?.Gpus ?? []).reduce((sum, gpu) => sum + gpu.Count, 0);
  const disk = type.InstanceStorageSupported === true ? "disk" : "-";
  return [deviceOf(type, gpus), type.VCpuInfo.DefaultVCpus, gpus, disk].join(" ");
}

function deviceOf(type: Ec2InstanceType, gpus: number): string {
  if (type.NeuronInfo !== undefined || type.InferenceAcceleratorInfo !== undefined) return "neuron";
  if (gpus > 0) return "gpu";
  return type.ProcessorInfo.SupportedArchitectures.includes("arm64") ? "graviton" : "cpu";
}
