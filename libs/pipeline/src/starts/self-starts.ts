import { type Input, type Output, all } from "@pulumi/pulumi";
import { parseS3Uri } from "@mlops/aws";
import { unapprovedStatuses } from "@mlops/contracts";
import { problem, refusal } from "@mlops/core";
import type { PipelineDefinition, StepDefinition } from "@mlops/pipeline-definition";
import { type Beginning, beginningOf, memberOf, textOf, textWith } from "../definition/resolve.ts";
import { stepsOf, valuesUnder } from "../definition/steps.ts";
import type { CheckedTrigger } from "./start-settings.ts";

/** A way in which executions of a pipeline may start the next one, for ever. */
interface SelfStart {
  /** What the trigger is about: a bucket or a group. */
  readonly about: Input<string>;
  /** What the pipeline does: where it writes, or the group that it registers in. */
  readonly done: Input<string>;
  /** What is wrong if they meet. */
  readonly problemOf: (about: string, done: string) => string | undefined;
}

/** Where a trigger stands, and what it is compared with. */
interface TriggeredPipeline {
  /** Name of the trigger. */
  readonly key: string;
  readonly trigger: CheckedTrigger;
  readonly definition: PipelineDefinition;
  /** Bucket of triggers that name none. */
  readonly dataBucketName: Input<string>;
}

/**
 * The pattern of a trigger, as soon as it is known that the pipeline does not start itself: often in a preview, as
 * buckets and groups of other stacks are known there.
 * @param what the pipeline, for the refusal
 */
export function withoutSelfStarts(
  what: string,
  pattern: Output<string>,
  pipeline: TriggeredPipeline,
): Output<string> {
  const starts = selfStarts(pipeline);
  const abouts = all(starts.map(({ about }) => about));
  const allDone = all(starts.map(({ done }) => done));
  return all([pattern, abouts, allDone]).apply(([known, about, done]) => {
    const found = starts.flatMap(
      ({ problemOf }, index) => problemOf(about[index] ?? "", done[index] ?? "") ?? [],
    );
    if (found.length > 0) throw refusal(`${what} cannot be built`, found);
    return known;
  });
}

function selfStarts(pipeline: TriggeredPipeline): SelfStart[] {
  const { event } = pipeline.trigger;
  const steps = stepsOf(pipeline.definition);
  if (event === "object-created") return steps.flatMap((step) => writtenBy(step, pipeline));
  return event === "model-package" ? steps.flatMap((step) => registeredBy(step, pipeline)) : [];
}

const forEver = "and each execution would start the next";

/** Objects that a step writes below the prefix of a trigger. */
function writtenBy(step: StepDefinition, { key, trigger, definition, dataBucketName }: TriggeredPipeline) {
  if (trigger.event !== "object-created") return [];
  const { bucket = dataBucketName, prefix } = trigger;
  return outputsOf(step, definition).map(({ name, text, isWhole }): SelfStart => {
    const folder = textWith(text, (uri) => (isWhole ? `${uri.replace(/\/$/, "")}/` : uri));
    const problemOf = (about: string, written: string) => {
      const place = parseS3Uri(written);
      if (place?.bucket !== about || !place.key.startsWith(prefix)) return undefined;
      const what = `${name} of step ${step.Name}`;
      const expected = `keys that the pipeline does not write: ${what} is below ${written}, ${forEver}`;
      return problem(`triggers.${key}.prefix`, prefix, expected);
    };
    return { about: bucket, done: folder, problemOf };
  });
}

/** Where a step writes, by the name of the output. */
function outputsOf({ Type, Arguments }: StepDefinition, { Parameters = [] }: PipelineDefinition) {
  // What an endpoint writes is written when it is called.
  if (Type === "EndpointConfig") return [];
  const places = valuesUnder(Arguments, (key) =>
    ["CheckpointConfig", "Outputs", "S3OutputPath"].includes(key),
  );
  return places.flatMap(({ key, value }): (Beginning & { readonly name: string })[] => {
    if (key === "S3OutputPath") return [{ name: key, ...beginningOf(value, Parameters) }];
    if (key === "CheckpointConfig")
      return [{ name: key, ...beginningOf(memberOf(value, "S3Uri"), Parameters) }];
    return (Array.isArray(value) ? value : []).map((output) => ({
      name: `output ${String(memberOf(output, "OutputName"))}`,
      ...beginningOf(memberOf(memberOf(output, "S3Output"), "S3Uri"), Parameters),
    }));
  });
}

/** Versions that a step registers in the group of a trigger, with one of its statuses. */
function registeredBy(step: StepDefinition, { key, trigger, definition }: TriggeredPipeline): SelfStart[] {
  if (trigger.event !== "model-package" || step.Type !== "RegisterModel") return [];
  const { Parameters = [] } = definition;
  const { ModelApprovalStatus: given = "PendingManualApproval", ModelPackageGroupName } = step.Arguments;
  const status = textOf(given, Parameters);
  const group = textOf(ModelPackageGroupName, Parameters);
  const registered = typeof status === "string" ? [status] : [...unapprovedStatuses];
  const statuses = trigger.approval.filter((one) => registered.includes(one));
  if (statuses.length === 0 || group === undefined) return [];
  const which = `${statuses.join(" or ")} versions`;
  const expected = `a group that the pipeline registers no ${which} in: step ${step.Name} does, ${forEver}`;
  const problemOf = (about: string, name: string) =>
    name.replace(/^arn:.*:model-package-group\//, "") === about
      ? problem(`triggers.${key}.group`, about, expected)
      : undefined;
  return [{ about: trigger.group, done: group, problemOf }];
}
