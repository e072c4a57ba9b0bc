import type { Property } from "@mlops/api-constraints/property";
import { refersTo } from "../resource/reference.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { cloudControlResource } from "../resource/resource-types.ts";
import type { StackFinding } from "../rule/rule.ts";
import {
  definitionReader,
  inlineJobOf,
  jobDefinitionTypes,
  monitoringScheduleTypes,
  scheduleReader,
} from "./job-definition.ts";
import type { Job } from "./job.ts";

/** A monitoring schedule and what it runs. */
export interface Schedule {
  readonly resource: StackResource;
  /** The job that it describes itself. */
  readonly inline: Job | undefined;
  /** Name of the job definition that it runs instead. */
  readonly definitionName: Property;
  /** The job definitions of the stack that this is, or may be. */
  readonly definitions: readonly StackResource[];
  /** What the values in its configuration came from. */
  readonly sources: readonly StackResource[];
}

/** The monitoring schedules of a stack. */
export function schedulesOf({ ofType }: Stack): readonly Schedule[] {
  const definitions = ofType(...jobDefinitionTypes).filter(
    (one) => definitionReader(one) !== undefined || one.props.at("typeName").isUnknown,
  );
  return ofType(...monitoringScheduleTypes).flatMap((resource) => {
    const read = scheduleReader(resource);
    if (!read) return [];
    const definitionName = read("MonitoringJobDefinitionName");
    const sources = resource.dependenciesOf(configurationOf(resource));
    const mayBe = (definition: StackResource) =>
      refersTo(definitionName, sources, {
        resources: [definition],
        types: jobDefinitionTypes,
        names: namesOf(definition),
      }) !== "no";
    return [
      {
        resource,
        inline: inlineJobOf(resource),
        definitionName,
        definitions: definitions.filter(mayBe),
        sources,
      },
    ];
  });
}

/** The top-level property that holds a resource's configuration. */
function configurationOf({ type }: StackResource): string {
  return type === cloudControlResource ? "desiredState" : "monitoringScheduleConfig";
}

function namesOf(definition: StackResource): Property[] {
  const { props, type } = definition;
  const names = [props.at("name"), props.at("id")];
  if (type !== cloudControlResource) return names;
  return [...names, props.at("desiredState").parsed.at("JobDefinitionName")];
}

/**
 * What is wrong with the schedules of a stack: a job that a schedule describes is judged here, a job definition is
 * judged by itself. One that is not in the stack is judged nowhere, which nobody is stopped for.
 */
export function scheduleFindings(
  stack: Stack,
  problemOf: (job: Job) => Property | undefined,
): StackFinding[] {
  return schedulesOf(stack).flatMap(({ resource, inline, definitionName, definitions }): StackFinding[] => {
    const property = inline && problemOf(inline);
    if (property) return [{ resource, property }];
    if (definitionName.text === undefined || definitions.length > 0) return [];
    const todo = "define the job in this stack: elsewhere it is judged by nobody";
    return [{ resource, property: definitionName, todo, advisory: true }];
  });
}
