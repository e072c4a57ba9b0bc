import type { ComponentResourceOptions, Output } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/iam/policy.js";
import type { GuardrailsRef } from "@mlops/contracts";
import { type PolicyStatement, type ServiceRole, iamPath, policyDocument } from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import { jobRoleStatements } from "./job-role-statements.ts";
import { canTrackExperiments } from "./mlflow-access.ts";
import {
  type PersonaScope,
  dataScientistStatements,
  mlEngineerStatements,
  readOnlyStatements,
} from "./persona-statements.ts";
import type { Persona } from "./personas.ts";

/** What the roles of a Studio refer to. */
export interface StudioRolesArgs extends Omit<PersonaScope, "jobRoleArn"> {
  /** Limits of every role. */
  readonly guardrails: GuardrailsRef;
  /** Further accounts that jobs may pull images from, 12 digits each. @default - the Studio's own account alone */
  readonly imageAccounts?: readonly string[];
}

/** The roles of a Studio: one for each persona, with or without users, and one for the jobs that people start. */
export interface StudioRoles {
  readonly personas: Readonly<Record<Persona, ServiceRole>>;
  readonly jobRole: ServiceRole;
}

/** ARNs of policies that several roles share, by the purpose in their names. */
type SharedPolicies = Readonly<Record<string, Output<string>>>;

/**
 * Create the roles of a Studio. Permissions that several roles share are managed policies, because the inline policies
 * of a role may have few characters in all (`policySizes.inlineOfRole`), grants included.
 */
export function studioRoles(
  name: string,
  { guardrails, imageAccounts, ...scope }: StudioRolesArgs,
  opts: ComponentResourceOptions,
): StudioRoles {
  const { view, build, track } = sharedPolicies(name, scope, opts);
  const jobRole = guardedRole(
    `${name}-jobs`,
    {
      description: "Studio: jobs that people start by hand",
      guardrails,
      statements: jobRoleStatements({ ...scope, imageAccounts }),
      sharedPolicyArns: track,
    },
    opts,
  );
  const role = (persona: Persona, statements: PolicyStatement[], sharedPolicyArns: SharedPolicies) =>
    guardedRole(
      `${name}-${persona}`,
      { description: descriptions[persona], guardrails, statements, sharedPolicyArns },
      opts,
    );
  const statements = dataScientistStatements({ ...scope, jobRoleArn: jobRole.arn });
  return {
    jobRole,
    personas: {
      "data-scientist": role("data-scientist", statements, { ...view, ...track }),
      "ml-engineer": role("ml-engineer", statements, { ...view, ...track, ...build }),
      "read-only": role("read-only", [], view),
    },
  };
}

/** Policies for several roles. Their purposes are part of logical names, which must not change. */
function sharedPolicies(
  name: string,
  scope: Omit<PersonaScope, "jobRoleArn">,
  opts: ComponentResourceOptions,
): { readonly view: SharedPolicies; readonly build: SharedPolicies; readonly track: SharedPolicies } {
  const shared = (purpose: string, statements: PolicyStatement[]): SharedPolicies => {
    const policy = policyDocument(...statements);
    return { [purpose]: new Policy(`${name}-${purpose}`, { path: iamPath, policy }, opts).arn };
  };
  const { trackingServerArn } = scope;
  return {
    view: shared("looking", readOnlyStatements(scope)),
    build: shared("building", mlEngineerStatements(scope)),
    track:
      trackingServerArn === undefined ? {} : shared("tracking", [canTrackExperiments(trackingServerArn)]),
  };
}

const descriptions: Readonly<Record<Persona, string>> = {
  "data-scientist": "Studio: people who explore data, launch jobs and track experiments",
  "ml-engineer": "Studio: people who also build pipelines and register models",
  "read-only": "Studio: people who look at everything and change nothing",
};
