import type { Resource } from "@pulumi/pulumi";
import { withoutPlatform } from "@mlops/contracts";
import {
  type PolicyStatement,
  checkedSettings,
  crossAccountProblems,
  logicalNameProblems,
  problem,
} from "@mlops/core";
import { definitionProblems } from "@mlops/pipeline-definition";
import { type PipelineRights, pipelineRights } from "../role/pipeline-rights.ts";
import type { CheckedPipeline, NamedParameters, SageMakerPipelineArgs } from "./pipeline-args.ts";
import { settingsFor } from "./pipeline-settings.ts";

/** A pipeline that can be made, and what its role may do. */
interface PlannedPipeline {
  readonly pipeline: CheckedPipeline;
  readonly statements: PolicyStatement[];
}

/**
 * The checked arguments of a pipeline.
 * @throws ResourceError with everything that is wrong with settings, definition, references and rights
 */
export function checkedPipeline<P extends NamedParameters>(
  component: Resource,
  name: string,
  args: SageMakerPipelineArgs<P>,
): PlannedPipeline {
  const { environment, guardrails, keys, mlEnvironment, alarmTopic, definition, roles = [] } = args;
  const { definition: _definition, parameters = {}, roles: _roles, ...rest } = withoutPlatform(args);
  const { monitoredEndpointName, ...given } = rest;
  const references = { guardrails, keys, mlEnvironment, alarmTopic };
  const found = definitionProblems(definition).map(({ text }) => text);
  const rights: PipelineRights =
    found.length > 0
      ? { statements: [], problems: [] }
      : pipelineRights({ environment, definition }, { roles, dataKeyArn: keys.dataKeyArn });
  const declared = found.length > 0 ? undefined : (definition.Parameters ?? []);
  const problems = [
    ...crossAccountProblems(environment, references),
    ...logicalNameProblems(name),
    ...found,
    ...rights.problems,
    ...(declared ? namingProblems(parameters, new Set(declared.map(({ Name }) => Name))) : []),
  ];
  const settings = checkedSettings(component, name, settingsFor(declared), given, problems);
  return {
    pipeline: { ...settings, environment, ...references, definition, roles, monitoredEndpointName },
    statements: rights.statements,
  };
}

/** Parameters that are given under another name, or that the definition does not have. */
function namingProblems(parameters: NamedParameters, declared: ReadonlySet<string>): string[] {
  return Object.entries(parameters).flatMap(([key, { name }]) => {
    if (key !== name) return [problem(`parameters.${key}`, name, `the parameter ${key}`)];
    return declared.has(name) ? [] : [problem(`parameters.${key}`, name, "a parameter of the definition")];
  });
}
