import type { ComponentResourceOptions, Output } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { type GuardrailsRef, canWriteBucket } from "@mlops/contracts";
import { type PolicyStatement, type ServiceRole, iamPath, policyDocument } from "@mlops/core";
import { experimentsPrefix } from "../experiments/experiments.ts";
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
import { pipelineRoleStatements } from "./pipeline-role-statements.ts";

/** What the roles of a Studio refer to. */
export interface StudioRolesArgs extends Omit<PersonaScope, "jobRoleArn" | "pipelineRoleArn"> {
  /** Limits of every role. */
  readonly guardrails: GuardrailsRef;
  /** Further accounts that jobs may pull images from, 12 digits each. @default - the Studio's own account alone */
  readonly imageAccounts?: readonly string[];
}

/** The roles of a Studio: one for each persona, with or without users, and those of what people start. */
export interface StudioRoles {
  readonly personas: Readonly<Record<Persona, ServiceRole>>;
  /** Role of the jobs that people start. */
  readonly jobRole: ServiceRole;
  /** Role of the pipelines that ML engineers build. */
  readonly pipelineRole: ServiceRole;
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
  const track = trackPolicies(name, scope, opts);
  const role = (
    kind: string,
    description: string,
    statements: PolicyStatement[],
    sharedPolicyArns: SharedPolicies,
  ) => guardedRole(`${name}-${kind}`, { description, guardrails, statements, sharedPolicyArns }, opts);
  const jobStatements = jobRoleStatements({ ...scope, imageAccounts });
  const jobRole = role("jobs", "Studio: jobs that people start by hand", jobStatements, track);
  const startScope = { ...scope, jobRoleArn: jobRole.arn };
  const pipelineStatements = pipelineRoleStatements(startScope);
  const pipelineRole = role("pipelines", "Studio: pipelines that ML engineers build", pipelineStatements, {});

  const { view, build } = sharedPolicies(name, { ...scope, pipelineRoleArn: pipelineRole.arn }, opts);
  const persona = (kind: Persona, statements: PolicyStatement[], shared: SharedPolicies) =>
    role(kind, descriptions[kind], statements, shared);
  const statements = dataScientistStatements(startScope);
  return {
    jobRole,
    pipelineRole,
    personas: {
      "data-scientist": persona("data-scientist", statements, { ...view, ...track }),
      "ml-engineer": persona("ml-engineer", statements, { ...view, ...track, ...build }),
      "read-only": persona("read-only", [], view),
    },
  };
}

/** Policies for several personas. Their purposes are part of logical names, which must not change. */
function sharedPolicies(
  name: string,
  scope: Omit<PersonaScope, "jobRoleArn">,
  opts: ComponentResourceOptions,
): { readonly view: SharedPolicies; readonly build: SharedPolicies } {
  return {
    view: sharedPolicy(name, "looking", readOnlyStatements(scope), opts),
    build: sharedPolicy(name, "building", mlEngineerStatements(scope), opts),
  };
}

/**
 * The policy for whoever tracks experiments, if there are any. MLflow's clients write artifacts to the bucket by
 * themselves, under their own role (sagemaker-mlflow, `S3PresignedArtifactRepository`).
 */
function trackPolicies(
  name: string,
  { experiments, mlEnvironment }: Pick<PersonaScope, "experiments" | "mlEnvironment">,
  opts: ComponentResourceOptions,
): SharedPolicies {
  if (!experiments) return {};
  const statements = [
    canTrackExperiments(experiments),
    canWriteBucket(mlEnvironment, "artifacts", experimentsPrefix),
  ];
  return sharedPolicy(name, "tracking", statements, opts);
}

function sharedPolicy(
  name: string,
  purpose: string,
  statements: PolicyStatement[],
  opts: ComponentResourceOptions,
): SharedPolicies {
  const policy = policyDocument(...statements);
  return { [purpose]: new Policy(`${name}-${purpose}`, { path: iamPath, policy }, opts).arn };
}

const descriptions: Readonly<Record<Persona, string>> = {
  "data-scientist": "Studio: people who explore data, launch jobs and track experiments",
  "ml-engineer": "Studio: people who also build pipelines and register models",
  "read-only": "Studio: people who look at everything and change nothing",
};
