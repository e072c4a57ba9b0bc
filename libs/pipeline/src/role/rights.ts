import type { Input } from "@pulumi/pulumi";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import type { PipelineDefinition, StepDefinition } from "@mlops/pipeline-definition";

/** A definition that has been checked, where it will run. */
export interface Described {
  readonly environment: AwsEnvironment;
  readonly definition: PipelineDefinition;
}

/** Actions on some resources, before those that say the same are put together. */
export interface Right {
  /** What it is for: the statement's id. */
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly Input<string>[];
  readonly condition?: PolicyStatement["Condition"];
}

/** What a step needs, and what is wrong where that cannot be told. */
export interface StepRights {
  readonly rights: readonly Right[];
  readonly problems: readonly string[];
}

/** The rights of steps: one function for each kind of thing that steps use. */
export type RightsOf = (step: StepDefinition, described: Described) => StepRights;

/** No rights, no problems. */
export const nothing: StepRights = { rights: [], problems: [] };

/** Rights that nothing is wrong with. */
export const needs = (...rights: readonly Right[]): StepRights => ({ rights, problems: [] });

/** One statement for all rights with the same id, in the order in which they first come. */
export function statementsOf(rights: readonly Right[]): PolicyStatement[] {
  const sids = [...new Set(rights.map(({ sid }) => sid))];
  return sids.map((sid) => {
    const same = rights.filter((right) => right.sid === sid);
    const condition = same[0]?.condition;
    return {
      Sid: sid,
      Effect: "Allow",
      Action: [...new Set(same.flatMap(({ actions }) => actions))].sort(),
      Resource: [...new Set(same.flatMap(({ resources }) => resources))],
      ...(condition && { Condition: condition }),
    };
  });
}
