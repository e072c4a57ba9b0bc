import { z } from "zod";
import { type SettingsCheck, refused, wholeNumberValue } from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import { type Container, runsScript } from "../settings/container.ts";
import { type Machines, deviceOf } from "../settings/machines.ts";

/** How the toolkit of training containers starts the script on several instances or GPUs. */
export const distributionField = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("torch-distributed") }),
    z.strictObject({
      kind: z.literal("mpi"),
      processesPerInstance: wholeNumberValue({ min: 1 })
        .optional()
        .describe("Processes on each instance, from 1. Default: one."),
      options: z.string().optional().describe("Further options of mpirun. Default: none."),
    }),
    z.strictObject({
      kind: z.literal("smddp"),
      options: z.string().optional().describe("Further options of mpirun. Default: none."),
    }),
    z.strictObject({ kind: z.literal("parameter-server") }),
    z.strictObject({ kind: z.literal("multi-worker-mirrored") }),
  ])
  .optional()
  .describe(
    "How the script is started on several instances or GPUs: torch-distributed (torchrun), mpi (also for Horovod), " +
      "smddp (SageMaker's data parallel library), parameter-server or multi-worker-mirrored (TensorFlow). " +
      "Default: once on each instance.",
  );

/** A checked setting of how the script is started. */
export type Distribution = NonNullable<z.output<typeof distributionField>>;

/**
 * Instance types of SageMaker's data parallel library.
 * @see SM_DATAPARALLEL_SUPPORTED_INSTANCE_TYPES in fw_utils.py of sagemaker 2.257.7 on PyPI
 */
const smddpInstanceTypes = ["ml.p3.16xlarge", "ml.p3dn.24xlarge", "ml.p4d.24xlarge", "ml.p4de.24xlarge"];

/** Frameworks whose images have what a kind of distribution needs; those of others are not asked. */
const frameworksOf: Readonly<Record<Distribution["kind"], readonly string[]>> = {
  "torch-distributed": ["pytorch", "huggingface"],
  mpi: ["pytorch", "huggingface", "tensorflow"],
  // The SDK lists no version for it that is in our table of images.
  smddp: [],
  "parameter-server": ["tensorflow"],
  "multi-worker-mirrored": ["tensorflow"],
};

/** Settings of a training job that decide how its script may be started. */
interface Distributed extends Machines {
  readonly container: Container;
  readonly distribution?: Distribution | undefined;
}

/** Refuses a way to start the script that the container or the instances do not have. */
export const checkDistribution: SettingsCheck<Distributed> = ({ value, issues }) => {
  const { container, distribution, instances } = value;
  if (container.kind === "framework" && container.framework === "sklearn" && isSeveral(instances)) {
    issues.push(refused(["instances"], instances, "1; scikit-learn works on one instance"));
  }
  if (distribution === undefined) return;
  const expected = [containerExpected(distribution, container), instancesExpected(distribution, value)];
  for (const one of expected) {
    if (one !== undefined) issues.push(refused(["distribution", "kind"], distribution.kind, one));
  }
};

function containerExpected({ kind }: Distribution, container: Container): string | undefined {
  if (!runsScript(container)) {
    return 'nothing, because only scripts are started by SageMaker\'s toolkit; set container.kind to "script"';
  }
  if (container.kind !== "framework" || frameworksOf[kind].includes(container.framework)) return undefined;
  const allowed = frameworksOf[kind];
  return allowed.length === 0
    ? 'a kind that AWS\'s images have; build an image that has its library, and set container.kind to "script"'
    : `a kind that images of ${container.framework} have; ${kind} is for ${allowed.join(", ")}`;
}

function instancesExpected({ kind }: Distribution, machines: Machines): string | undefined {
  const { instanceType } = machines;
  if (typeof instanceType !== "string") return undefined;
  if (kind === "smddp" && !smddpInstanceTypes.includes(instanceType)) {
    return `a kind that ${instanceType} can do; smddp runs on ${smddpInstanceTypes.join(", ")}`;
  }
  const device = deviceOf(machines);
  const hasAccelerator = device === undefined || device === "gpu" || device === "neuron";
  if (kind !== "torch-distributed" || hasAccelerator) return undefined;
  return `a kind that works on CPUs, such as mpi, because ${instanceType} has no GPU; or another instanceType`;
}

function isSeveral(instances: ScalarArgument<number>): boolean {
  return typeof instances === "number" && instances > 1;
}

/** A hyperparameter that SageMaker's toolkit reads, before it is written as JSON. */
type ToolkitParameter = boolean | number | string | ScalarArgument<string>;

/** The hyperparameters that tell the toolkit how to start the script, as the SageMaker Python SDK writes them. */
export function distributionParameters(
  distribution: Distribution | undefined,
  { instanceType }: Pick<Machines, "instanceType">,
): Readonly<Record<string, ToolkitParameter>> {
  switch (distribution?.kind) {
    case undefined:
      return {};
    case "torch-distributed":
      return { sagemaker_torch_distributed_enabled: true, sagemaker_instance_type: instanceType };
    case "mpi": {
      const { processesPerInstance, options = "" } = distribution;
      return {
        sagemaker_mpi_enabled: true,
        ...(processesPerInstance !== undefined && {
          sagemaker_mpi_num_of_processes_per_host: processesPerInstance,
        }),
        sagemaker_mpi_custom_mpi_options: options,
      };
    }
    case "smddp":
      return {
        sagemaker_distributed_dataparallel_enabled: true,
        sagemaker_instance_type: instanceType,
        sagemaker_distributed_dataparallel_custom_mpi_options: distribution.options ?? "",
      };
    case "parameter-server":
      return { sagemaker_parameter_server_enabled: true };
    case "multi-worker-mirrored":
      return { sagemaker_multi_worker_mirrored_strategy_enabled: true };
  }
}
