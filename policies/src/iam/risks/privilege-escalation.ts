import { servicePrincipals } from "@mlops/aws";
import type { ResourceKind } from "../any-resource.ts";
import type { ActionOnKind } from "../reach.ts";

/** Actions that together let an identity get rights that nobody gave it. */
export interface Escalation {
  readonly actions: readonly ActionOnKind[];
  /** The service that a role is passed to, where one is passed. */
  readonly passedTo?: string;
  /** Where it is described: `kics:` the first eight digits of a query, `pathfinding:` a path of pathfinding.cloud. */
  readonly source: string;
}

const user: ResourceKind = { service: "iam", prefix: "user/" };
const group: ResourceKind = { service: "iam", prefix: "group/" };
const role: ResourceKind = { service: "iam", prefix: "role/" };
const policy: ResourceKind = { service: "iam", prefix: "policy/" };
const lambdaFunction: ResourceKind = { service: "lambda", prefix: "function:" };
const notebook: ResourceKind = { service: "sagemaker", prefix: "notebook-instance/" };

const on = (kind: ResourceKind, ...actions: string[]): ActionOnKind[] =>
  actions.map((action) => ({ action, kind }));
const onAnything = (...actions: string[]): ActionOnKind[] => actions.map((action) => ({ action }));
const passRole = on(role, "iam:PassRole");

/**
 * KICS' nineteen queries "role with privilege escalation by actions …" (Apache-2.0, Checkmarx/kics 2.2.0; after the
 * research of Rhino Security Labs), and the paths of pathfinding.cloud (as cloudsplaining 0.9.1 lists them, BSD-3-Clause)
 * that go beyond them and through services of a machine learning platform.
 */
export const escalations: readonly Escalation[] = [
  { actions: on(policy, "iam:CreatePolicyVersion"), source: "kics:ee49557d" },
  { actions: on(policy, "iam:SetDefaultPolicyVersion"), source: "kics:118281d0" },
  { actions: on(user, "iam:CreateAccessKey"), source: "kics:5b4d4aee" },
  { actions: on(user, "iam:CreateLoginProfile"), source: "kics:9a205ba3" },
  { actions: on(user, "iam:UpdateLoginProfile"), source: "kics:35ccf766" },
  { actions: on(user, "iam:AttachUserPolicy"), source: "kics:7c96920c" },
  { actions: on(group, "iam:AttachGroupPolicy"), source: "kics:f906113d" },
  { actions: on(role, "iam:AttachRolePolicy"), source: "kics:f465fff1" },
  { actions: on(user, "iam:PutUserPolicy"), source: "kics:8f75840d" },
  { actions: on(group, "iam:PutGroupPolicy"), source: "kics:d6047119" },
  { actions: on(role, "iam:PutRolePolicy"), source: "kics:eb64f1e9" },
  { actions: on(group, "iam:AddUserToGroup"), source: "kics:b8a31292" },
  { actions: on(role, "iam:UpdateAssumeRolePolicy", "sts:AssumeRole"), source: "kics:f1173d8c" },
  {
    actions: [...passRole, ...onAnything("ec2:RunInstances")],
    passedTo: servicePrincipals.ec2,
    source: "kics:30b88745",
  },
  {
    actions: [...passRole, ...on(lambdaFunction, "lambda:CreateFunction", "lambda:InvokeFunction")],
    passedTo: servicePrincipals.lambda,
    source: "kics:fa62ac4f",
  },
  { actions: on(lambdaFunction, "lambda:UpdateFunctionCode"), source: "kics:c583f0f9" },
  {
    actions: [...passRole, ...onAnything("glue:CreateDevEndpoint")],
    passedTo: servicePrincipals.glue,
    source: "kics:0a592060",
  },
  { actions: onAnything("glue:UpdateDevEndpoint"), source: "kics:eda48c88" },
  {
    actions: [...passRole, ...onAnything("cloudformation:CreateStack")],
    passedTo: servicePrincipals.cloudFormation,
    source: "kics:be2aa235",
  },
  {
    actions: [...passRole, ...on(lambdaFunction, "lambda:CreateFunction", "lambda:AddPermission")],
    passedTo: servicePrincipals.lambda,
    source: "pathfinding:lambda-006",
  },
  {
    actions: [
      ...passRole,
      ...on(lambdaFunction, "lambda:CreateFunction"),
      ...onAnything("lambda:CreateEventSourceMapping"),
    ],
    passedTo: servicePrincipals.lambda,
    source: "pathfinding:lambda-002",
  },
  {
    actions: [...passRole, ...on(notebook, "sagemaker:CreateNotebookInstance")],
    passedTo: servicePrincipals.sageMaker,
    source: "pathfinding:sagemaker-001",
  },
  {
    actions: [...passRole, ...onAnything("sagemaker:CreateTrainingJob")],
    passedTo: servicePrincipals.sageMaker,
    source: "pathfinding:sagemaker-002",
  },
  {
    actions: [...passRole, ...onAnything("sagemaker:CreateProcessingJob")],
    passedTo: servicePrincipals.sageMaker,
    source: "pathfinding:sagemaker-003",
  },
  {
    actions: on(notebook, "sagemaker:CreatePresignedNotebookInstanceUrl"),
    source: "pathfinding:sagemaker-004",
  },
  {
    actions: [
      ...onAnything("sagemaker:CreateNotebookInstanceLifecycleConfig"),
      ...on(
        notebook,
        "sagemaker:StopNotebookInstance",
        "sagemaker:UpdateNotebookInstance",
        "sagemaker:StartNotebookInstance",
      ),
    ],
    source: "pathfinding:sagemaker-005",
  },
  {
    actions: [...passRole, ...onAnything("codebuild:CreateProject", "codebuild:StartBuild")],
    passedTo: servicePrincipals.codeBuild,
    source: "pathfinding:codebuild-001",
  },
  {
    actions: [...passRole, ...onAnything("glue:CreateJob", "glue:StartJobRun")],
    passedTo: servicePrincipals.glue,
    source: "pathfinding:glue-003",
  },
  {
    actions: onAnything("ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"),
    source: "pathfinding:ec2-002",
  },
];
