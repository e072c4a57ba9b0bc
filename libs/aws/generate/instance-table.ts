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

/** A type of one family. */
interface Size {
  readonly name: string;
  readonly device: string;
  readonly disk: string;
  readonly vcpus: number;
  readonly gpus: number;
}

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
 * The families of SageMaker's instance types, each as `<device> <disk or -> <size>:<vCPUs>[:<GPUs>] …`. Types that EC2
 * does not describe are left out.
 * @param shapes the shapes of the SageMaker API's description
 * @param ec2 EC2's instance types by name
 */
export function instanceFamilies(
  shapes: Readonly<Record<string, { readonly enum?: readonly string[] }>>,
  ec2: Readonly<Record<string, Ec2InstanceType>>,
): Record<string, string> {
  const names = [...new Set(enums.flatMap((name) => shapes[name]?.enum ?? []))].sort();
  const families = Map.groupBy(names, (name) => name.split(".")[1] ?? "");
  const lines = [...families].map(([family, types]): [string, string] => [
    family,
    lineOf(
      family,
      types.flatMap((name) => sizeOf(name, ec2) ?? []),
    ),
  ]);
  return Object.fromEntries(lines.filter(([, line]) => line !== ""));
}

function sizeOf(name: string, ec2: Readonly<Record<string, Ec2InstanceType>>): Size | undefined {
  const size = name.split(".")[2] ?? "";
  const type = ec2[name.replace(/^ml\./, "")];
  if (type !== undefined) {
    const gpus = (type.GpuInfo?.Gpus ?? []).reduce((sum, gpu) => sum + gpu.Count, 0);
    const disk = type.InstanceStorageSupported === true ? "disk" : "-";
    return { name: size, device: deviceOf(type, gpus), disk, vcpus: type.VCpuInfo.DefaultVCpus, gpus };
  }
  const [vcpus, gpus] = retired[name] ?? [];
  if (vcpus === undefined || gpus === undefined) return undefined;
  return { name: size, device: "gpu", disk: "-", vcpus, gpus };
}

function lineOf(family: string, sizes: readonly Size[]): string {
  const heads = [...new Set(sizes.map(({ device, disk }) => `${device} ${disk}`))];
  if (heads.length > 1) throw new Error(`family ${family}: got ${heads.join(" and ")}; expected one of them`);
  const smallestFirst = sizes.toSorted((a, b) => a.vcpus - b.vcpus || (a.name < b.name ? -1 : 1));
  return [
    ...heads,
    ...smallestFirst.map(({ name, vcpus, gpus }) => `${name}:${vcpus}${gpus > 0 ? `:${gpus}` : ""}`),
  ].join(" ");
}

function deviceOf(type: Ec2InstanceType, gpus: number): string {
  if (type.NeuronInfo !== undefined || type.InferenceAcceleratorInfo !== undefined) return "neuron";
  if (gpus > 0) return "gpu";
  return type.ProcessorInfo.SupportedArchitectures.includes("arm64") ? "graviton" : "cpu";
}
