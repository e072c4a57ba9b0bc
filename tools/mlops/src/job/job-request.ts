import { SageMakerClient, type Tag, paginateListTags } from "@aws-sdk/client-sagemaker";
import { reservedTagPrefix, s3UriPattern } from "@mlops/aws";
import type { StepDefinition } from "@mlops/pipeline-definition/reading";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";
import { WrongUse } from "../command/failures.ts";
import { oneOf } from "../command/one-of.ts";
import type { DeployedPipeline } from "../pipeline/deployed-pipeline.ts";
import { type Execution, executionId } from "../pipeline/execution.ts";
import { parameterValues } from "../pipeline/parameters.ts";
import { type SingleJob, SingleJobValues } from "./execution-values.ts";
import { inputNames, withInputs } from "./given-inputs.ts";
import type { JobKind } from "./job-kind.ts";
import { parametersIn, resolvedArguments } from "./resolved-request.ts";

type Texts = Readonly<Record<string, string>>;

/** What somebody asks a job to be. */
export interface JobWish extends SingleJob {
  /** Values of the pipeline's parameters, by name. */
  readonly parameter: Texts;
  /** S3 URIs of inputs, by name. */
  readonly input: Texts;
}

/** A request that starts a job. */
export interface JobRequest {
  readonly request: object;
  /** ARN of the execution whose results it reads. @default - it reads none */
  readonly sourceArn?: string | undefined;
}

/**
 * The request that starts the job of a step outside of any execution: parameters have their values, results of other
 * steps are those of an execution, and the job writes where an execution would write whose id is the job's name.
 * @throws WrongUse with everything that only an execution knows
 */
export async function jobRequest(
  connection: Connection,
  pipeline: DeployedPipeline,
  kind: JobKind,
  step: StepDefinition,
  wish: JobWish,
): Promise<JobRequest> {
  checkInputs(step, wish.input);
  const content = withInputs(step.Arguments, wish.input);
  const used = parametersIn(content);
  const declared = (pipeline.definition.Parameters ?? []).filter(({ Name }) => used.has(Name));
  const parameters = parameterValues(declared, wish.parameter).map(
    ({ name, value }) => [name, value] as const,
  );
  const values = new SingleJobValues(connection, pipeline, wish, new Map(parameters));
  const { request, unresolved } = await resolvedArguments(content, values);
  if (unresolved.length > 0) throw unresolvable(step, unresolved, await values.source);
  const tags = await tagsOf(connection, pipeline, request["Tags"]);
  return {
    request: { ...request, [kind.named]: wish.jobName, ...(tags.length > 0 && { Tags: tags }) },
    sourceArn: (await values.source)?.arn,
  };
}

function checkInputs({ Name, Arguments }: StepDefinition, given: Texts): void {
  const names = inputNames(Arguments);
  const expected =
    names.length === 0 ? `none: ${Name} has no inputs` : `an input of ${Name}: ${oneOf(names)}`;
  const problems = Object.entries(given).flatMap(([name, uri]) => {
    if (!names.includes(name))
      return [`--input ${name}: got an input that is not there; expected ${expected}`];
    return s3UriPattern.test(uri)
      ? []
      : [`--input ${name}: got "${uri}"; expected an S3 URI, such as s3://bucket/key`];
  });
  if (problems.length > 0) throw new WrongUse(...problems);
}

function unresolvable(
  { Name, Arguments }: StepDefinition,
  unresolved: readonly string[],
  source: Execution | undefined,
): WrongUse {
  const isMissing = source === undefined ? "none has succeeded" : `${executionId(source.arn)} does not`;
  const names = oneOf(inputNames(Arguments));
  const inputs = names === "" ? "" : `, or give inputs as --input <name>=<s3 uri>: ${names}`;
  return new WrongUse(
    ...unresolved.map((one) => `${Name}: ${one}; expected an execution that tells it, and ${isMissing}`),
    `name another execution by --execution${inputs}`,
  );
}

/** The tags that the pipeline has, which its stack gives to everything; those of the step win. */
async function tagsOf(
  connection: Connection,
  { arn }: DeployedPipeline,
  own: unknown,
): Promise<readonly Tag[]> {
  const client = connection.client(SageMakerClient);
  const tags = await collected(paginateListTags({ client }, { ResourceArn: arn }), (page) => page.Tags);
  const stackTags = tags.filter(({ Key = "" }) => !Key.toLowerCase().startsWith(reservedTagPrefix));
  const ownTags = Array.isArray(own) ? (own as Tag[]) : [];
  const all = new Map([...stackTags, ...ownTags].map((tag) => [tag.Key, tag]));
  return [...all.values()].toSorted((one, other) => ((one.Key ?? "") < (other.Key ?? "") ? -1 : 1));
}
