import type { ComponentResourceOptions, Output } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/iam/policy.js";
import type { GuardrailsRef } from "@mlops/contracts";
import { type PolicyStatement, type ServiceRole, iamPath, policyDocument } from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import { jobRoleStatements } from "./job-role-statements.ts";
import {
  type PersonaScope,
  buildingStatements,
  lookingStatements,
  workingStatements,
} from "./persona-statements.ts";
import type { Persona } from "./personas.ts";
import { canTrackExperiments } from "./tracking-experiments.ts";

/** What the roles of a Studio are about. */
export interface StudioRolesArgs extends Omit<PersonaScope, "jobRoleArn"> {
  readonly guardrails: GuardrailsRef;
  /** Accounts besides the own one that jobs may pull images from. */
  readonly imageAccounts?: readonly string[];
}

/** The roles of a Studio: one for each persona, whether somebody has it yet or not, and one for their jobs. */
export interface StudioRoles {
  readonly personas: Readonly<Record<Persona, ServiceRole>>;
  readonly jobRole: ServiceRole;
}

/**
 * Make the roles of a Studio. What several have in common stands in policies of their own, because the rights that
 * are part of a role may have few characters (`policySizes.inlineOfRole`), grants included.
 */
export function studioRoles(
  name: string,
  args: StudioRolesArgs,
  opts: ComponentResourceOptions,
): StudioRoles {
  const { guardrails, imageAccounts, ...scope } = args;
  const shared = (purpose: string, statements: PolicyStatement[]) => ({
    [purpose]: new Policy(
      `${name}-${purpose}`,
      { path: iamPath, policy: policyDocument(...statements) },
      opts,
    ).arn,
  });
  const looking = shared("looking", lookingStatements(scope));
  const building = shared("building", buildingStatements(scope));
  const tracking =
    scope.trackingServerArn === undefined
      ? {}
      : shared("tracking", [canTrackExperiments(scope.trackingServerArn)]);

  const jobRole = guardedRole(
    `${name}-jobs`,
    {
      description: "Studio: jobs that people start by hand",
      guardrails,
      statements: jobRoleStatements({ ...scope, imageAccounts }),
      sharedPolicyArns: tracking,
    },
    opts,
  );
  const working = workingStatements({ ...scope, jobRoleArn: jobRole.arn });
  const role = (
    persona: Persona,
    statements: PolicyStatement[],
    sharedPolicyArns: Record<string, Output<string>>,
  ) =>
    guardedRole(
      `${name}-${persona}`,
      { description: descriptions[persona], guardrails, statements, sharedPolicyArns },
      opts,
    );
  return {
    jobRole,
    personas: {
      "data-scientist": role("data-scientist", working, { ...looking, ...tracking }),
      "ml-engineer": role("ml-engineer", working, { ...looking, ...tracking, ...building }),
      "read-only": role("read-only", [], looking),
    },
  };
}

const descriptions: Readonly<Record<Persona, string>> = {
  "data-scientist": "Studio: people who explore data, launch jobs and track experiments",
  "ml-engineer": "Studio: people who also build pipelines and register models",
  "read-only": "Studio: people who look at everything and change nothing",
};
