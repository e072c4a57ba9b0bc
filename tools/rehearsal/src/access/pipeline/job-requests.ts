import { type ReadStep, type PipelineDocument } from "./pipeline-document.ts";
import { textAt, valueAt } from "../plain-inputs.ts";
import { valuePattern } from "./value-pattern.ts";

/** A part of a request that is about data, by its key. */
const readKeys = /^(?:InputDataConfig|ProcessingInputs|ModelDataUrl|ModelDataSource|CheckpointConfig)$/;
const writeKeys =
  /^(?:OutputDataConfig|ProcessingOutputConfig|CheckpointConfig|DebugHookConfig|ProfilerConfig|TensorBoardOutputConfig)$/;
const imageKeys = /^(?:Image|ImageUri|TrainingImage)$/;
/** Where training scripts of the framework containers are, as the Python SDK says it. */
const sourceKeys = /^sagemaker_submit_directory$/;

/** What a request tells that runs containers under a role. */
export interface JobRequest {
  readonly step: ReadStep;
  readonly role: string;
  readonly images: readonly string[];
  /** S3 URIs, in which `*` stands for what only an execution tells. */
  readonly reads: readonly string[];
  /** S3 URIs, like `reads`. */
  readonly writes: readonly string[];
  readonly outputKeys: readonly string[];
  readonly volumeKeys: readonly string[];
  /** Nothing outside a VPC. */
  readonly subnets: readonly string[];
}

/** A value under a key, anywhere in a request. */
interface Member {
  readonly key: string;
  readonly value: unknown;
}

/** Roles that a step hands over to SageMaker, each with what the request says that it is for. */
export function jobRequests(document: PipelineDocument, step: ReadStep): JobRequest[] {
  // The role of a job on a cluster is EMR's own.
  if (step.type === "EMR" || step.type === "EMRServerless") return [];
  return requestsIn(step.arguments).flatMap(({ role, request }): JobRequest[] => {
    const known = valuePattern(document, role);
    if (!known.startsWith("arn:") || known.includes("*")) return [];
    const members = membersOf(request);
    const texts = (wanted: (member: Member) => boolean) =>
      members.filter(wanted).map(({ value }) => valuePattern(document, value));
    const uris = (key: RegExp) =>
      members.filter((one) => key.test(one.key)).flatMap(({ value }) => urisIn(document, value));
    const outputs = members.filter(({ key }) => writeKeys.test(key)).flatMap(({ value }) => membersOf(value));
    const isKey = (text: string) => text !== "*" && text !== "";
    return [
      {
        step,
        role: known,
        images: texts(({ key }) => imageKeys.test(key)),
        reads: [...uris(readKeys), ...uris(sourceKeys)],
        writes: uris(writeKeys),
        outputKeys: outputs
          .filter(({ key }) => key === "KmsKeyId")
          .map(({ value }) => valuePattern(document, value))
          .filter(isKey),
        volumeKeys: texts(({ key }) => key === "VolumeKmsKeyId").filter(isKey),
        subnets: members
          .filter(({ key }) => key === "Subnets")
          .flatMap(({ value }) => (Array.isArray(value) ? value : []))
          .map((subnet) => valuePattern(document, subnet)),
      },
    ];
  });
}

interface RequestWithRole {
  readonly role: unknown;
  readonly request: unknown;
}

/** Objects that name a role: the request itself, or the definitions of the jobs that a tuning job runs. */
function requestsIn(value: unknown): RequestWithRole[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(requestsIn);
  const role = valueAt(value, "RoleArn") ?? valueAt(value, "ExecutionRoleArn");
  if (role !== undefined) return [{ role, request: value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "IfSteps" || key === "ElseSteps" ? [] : requestsIn(inner),
  );
}

/** Members of a request at any depth, by their keys. */
export function membersOf(value: unknown): Member[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(membersOf);
  return Object.entries(value).flatMap(([key, inner]) => [{ key, value: inner }, ...membersOf(inner)]);
}

/** S3 URIs anywhere in a value, those that an execution joins too. */
function urisIn(document: PipelineDocument, value: unknown): string[] {
  const isExpression = textAt(value, "Get") !== undefined || valueAt(value, "Std:Join") !== undefined;
  if (typeof value === "string" || isExpression) {
    const text = valuePattern(document, value).replaceAll('"', "");
    return text.startsWith("s3://") ? [text] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((inner) => urisIn(document, inner));
}
