import type { Input } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import { stepsOf } from "../definition/steps.ts";
import { passRoles, passing, useKeys } from "./argument-rights.ts";
import { findBaselines, registerModels } from "./registry-rights.ts";
import { readResults, readResultsSid } from "./result-rights.ts";
import { type Described, type RightsOf, type StepRights, statementsOf } from "./rights.ts";
import {
  listCandidates,
  makeThings,
  recordExperiments,
  recordLineage,
  useEndpoints,
} from "./sagemaker-rights.ts";
import { callFunctions, refuseUnknown, runOnEmr, sendMessages } from "./service-rights.ts";
import { readVersions } from "./version-rights.ts";

/** Every kind of thing that steps use. */
const kinds: readonly RightsOf[] = [
  makeThings,
  listCandidates,
  useEndpoints,
  registerModels,
  readVersions,
  findBaselines,
  recordLineage,
  callFunctions,
  sendMessages,
  runOnEmr,
  passRoles,
  useKeys,
  readResults,
  refuseUnknown,
];

/** What a pipeline may do, and why that cannot be told. */
export interface PipelineRights {
  readonly statements: PolicyStatement[];
  readonly problems: readonly string[];
}

/** What a pipeline is given beside what its definition says. */
export interface FurtherRights {
  /** Roles that executions may pass in parameters. */
  readonly roles: readonly Input<string>[];
  /** Key of the buckets that results are in. */
  readonly dataKeyArn: Input<string>;
}

/** Exactly what the steps of a checked definition need. */
export function pipelineRights(described: Described, { roles, dataKeyArn }: FurtherRights): PipelineRights {
  const all: StepRights[] = [
    ...stepsOf(described.definition).flatMap((step) => kinds.map((rightsOf) => rightsOf(step, described))),
    recordExperiments(described),
  ];
  const rights = all.flatMap((one) => one.rights);
  const readsResults = rights.some(({ sid }) => sid === readResultsSid);
  return {
    problems: all.flatMap((one) => one.problems),
    statements: statementsOf([
      ...rights,
      ...(roles.length > 0 ? [passing(roles)] : []),
      ...(readsResults ? [{ sid: "DecryptResults", actions: ["kms:Decrypt"], resources: [dataKeyArn] }] : []),
    ]),
  };
}
