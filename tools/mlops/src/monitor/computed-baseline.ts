import {
  CreateProcessingJobCommand,
  type CreateProcessingJobRequest,
  DescribeProcessingJobCommand,
  type ProcessingInput,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { type MonitorKind, nameLengths } from "@mlops/aws";
import { baselineFiles } from "@mlops/monitoring/baseline-files";
import {
  type ScoredColumns,
  datasetPath,
  jobFolders,
  problemNames,
  qualityEnvironment,
} from "@mlops/monitoring/quality-analysis";
import type { Connection } from "../aws/connection.ts";
import type { Answer } from "../command/answer.ts";
import { makeChanges } from "../command/changes.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse, status } from "../command/failures.ts";
import { follow } from "../command/follow.ts";
import { placeTags } from "./place-tags.ts";
import { type MonitorDefinition, definitionOf } from "./definition.ts";
import type { Monitor } from "./monitor.ts";

/** What a baseline is computed of, and where. */
export interface BaselineRequest {
  /** S3 URI of a data set: CSV with a header. */
  readonly fromData: string;
  readonly output?: string | undefined;
  readonly jobRole?: string | undefined;
  readonly prediction?: string | undefined;
  readonly label?: string | undefined;
  readonly probability?: string | undefined;
}

/** Compute a baseline with the image, role, network and disk of a monitor's jobs, and follow the job to its end. */
export async function computeBaseline(
  connection: Connection,
  monitor: Monitor,
  asked: BaselineRequest,
  context: CommandContext,
): Promise<Answer> {
  checkComputable(monitor);
  const request = await jobRequest(connection, monitor, asked, context.clock.now());
  const name = request.ProcessingJobName ?? "";
  const output = request.ProcessingOutputConfig?.Outputs?.[0]?.S3Output?.S3Uri;
  const what = `compute a baseline of ${asked.fromData}, to ${output}, as processing job ${name}`;
  const create = () => connection.client(SageMakerClient).send(new CreateProcessingJobCommand(request));
  const outcome = await makeChanges([{ what, make: create }], context);
  if (outcome === "planned") {
    return { data: { monitor: monitor.name, job: name, output, planned: true }, lines: [] };
  }
  return computedBaseline(connection, monitor, name, context);
}

/** Follow a job that was started before. */
export async function resumedBaseline(
  connection: Connection,
  monitor: Monitor,
  job: string,
  context: CommandContext,
): Promise<Answer> {
  checkComputable(monitor);
  return computedBaseline(connection, monitor, job, context);
}

/** @throws WrongUse if no job of this command computes what the monitor compares with */
function checkComputable({ source, kind, name }: Monitor): void {
  if (source === "schedule" && (kind === "data-quality" || kind === "model-quality")) return;
  throw new WrongUse(
    `--kind: got ${kind} of ${name}; expected data-quality or model-quality of Model Monitor: what others compare with, ` +
      "the training pipeline makes and keeps of every version (docs/monitoring.md)",
  );
}

/** Follow the job that computes a baseline to its end, and say what the stack file takes of it. */
async function computedBaseline(
  connection: Connection,
  monitor: Monitor,
  job: string,
  context: CommandContext,
): Promise<Answer> {
  const { state, reason, output } = await followedJob(connection, monitor, job, context);
  const keys = stackKeys(monitor.kind, output);
  const isDone = state === "Completed";
  return {
    data: {
      monitor: monitor.name,
      job,
      output,
      status: state,
      reason,
      ...(isDone && { stackFile: keys.value }),
    },
    lines: isDone
      ? [`the baseline is in ${output}`, `to use it, set in ${connection.place.file}:`, ...keys.lines]
      : [`${job}: ${state}${reason === undefined ? "" : `: ${reason}`}`],
    status: isDone ? status.success : status.no,
  };
}

function scoredColumns({ problem: named }: MonitorDefinition, asked: BaselineRequest): ScoredColumns {
  const { prediction, label, probability } = asked;
  const problem = (["binary", "multiclass", "regression"] as const).find(
    (one) => problemNames[one] === named,
  );
  if (problem === undefined || prediction === undefined || label === undefined) {
    throw new WrongUse(
      "--prediction and --label: got not both; expected the columns of predictions and labels, for model quality",
    );
  }
  return { problem, prediction, label, probability };
}

async function jobRequest(
  connection: Connection,
  { kind, name, definition }: Monitor,
  asked: BaselineRequest,
  now: Date,
): Promise<CreateProcessingJobRequest> {
  const { fromData, output, jobRole } = asked;
  const made = await definitionOf(connection, kind, definition);
  if (made === undefined) throw new WrongUse(`${name}: its job definition is gone; deploy the stack again`);
  const scored = kind === "model-quality" ? scoredColumns(made, asked) : undefined;
  const time = now.toISOString().replaceAll(/[-:]|\..*$/g, "");
  const reports = made.output?.MonitoringOutputs?.[0]?.S3Output?.S3Uri?.replace(/\/$/, "");
  const folder = output?.replace(/\/$/, "") ?? `${reports}/baselines/${time}`;
  const end = `-baseline-${time.replace("T", "-")}`;
  return {
    ProcessingJobName: `${name.slice(0, nameLengths.sageMaker - end.length).replace(/-+$/, "")}${end}`,
    AppSpecification: { ImageUri: made.image },
    RoleArn: jobRole ?? made.roleArn,
    ProcessingResources: { ClusterConfig: made.resources?.ClusterConfig },
    NetworkConfig: made.network,
    StoppingCondition: made.stopping,
    ProcessingInputs: [datasetInput(fromData)],
    ProcessingOutputConfig: {
      KmsKeyId: made.output?.KmsKeyId,
      Outputs: [
        {
          OutputName: kind,
          S3Output: { S3Uri: folder, LocalPath: jobFolders.outputs, S3UploadMode: "EndOfJob" },
        },
      ],
    },
    Environment: qualityEnvironment(scored),
    Tags: placeTags(connection.place),
  };
}

function datasetInput(S3Uri: string): ProcessingInput {
  const whole = {
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
  } as const;
  return { InputName: "baseline_dataset_input", S3Input: { S3Uri, LocalPath: datasetPath, ...whole } };
}

/** A job that computes a baseline, when it was looked at. */
interface SeenJob {
  readonly state: string;
  readonly reason: string | undefined;
  readonly output: string;
}

async function followedJob(
  connection: Connection,
  { name }: Monitor,
  ProcessingJobName: string,
  context: CommandContext,
) {
  const over = ["Completed", "Failed", "Stopped"];
  return follow<SeenJob>(context, {
    title: `processing job ${ProcessingJobName}`,
    look: async () => {
      const describe = new DescribeProcessingJobCommand({ ProcessingJobName });
      const seen = await connection.client(SageMakerClient).send(describe);
      return {
        state: seen.ProcessingJobStatus ?? "InProgress",
        reason: seen.FailureReason ?? seen.ExitMessage,
        output: seen.ProcessingOutputConfig?.Outputs?.[0]?.S3Output?.S3Uri ?? "",
      };
    },
    isOver: ({ state }) => over.includes(state),
    state: ({ state }) => state,
    again: `monitor baseline ${connection.place.name} --monitor ${name} --resume ${ProcessingJobName}`,
  });
}

/** What the stack file has to say, so that the monitor compares with a baseline. */
function stackKeys(kind: MonitorKind, output: string) {
  const constraints = `${output}/${baselineFiles.constraints}`;
  const baseline =
    kind === "data-quality"
      ? { statistics: `${output}/${baselineFiles.statistics}`, constraints }
      : { constraints };
  const section = kind === "data-quality" ? "dataQuality" : "modelQuality";
  const files = Object.entries(baseline).map(([key, uri]) => `        ${key}: ${uri}`);
  return {
    value: { monitor: { [section]: { baseline } } },
    lines: ["  mlops-platform:monitor:", `    ${section}:`, "      baseline:", ...files],
  };
}
