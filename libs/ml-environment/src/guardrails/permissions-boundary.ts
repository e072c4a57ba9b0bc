import { arnIn, pipelineEmrRulePattern, servicePrincipals } from "@mlops/aws";
import { settingsRoot } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";
import { platformRoles } from "../platform-roles.ts";
import type { BoundaryScope } from "./boundary-scope.ts";
import { bucketsAndObjects, denials } from "./denials.ts";
import { sageMakerActions } from "./sagemaker-actions.ts";
import { supportingServices } from "./supporting-services.ts";

/**
 * The most that any role of the platform may do: run SageMaker workloads, and use what they depend on, in its own
 * region, in its own account and those it trusts. A role still needs grants of its own; a permissions boundary grants
 * nothing.
 *
 * It is for SageMaker's execution roles, Studio's users, functions, event rules and schedules, pipelines and builds,
 * data preparation, flow logs and training machines. The role that deploys does not have it: it makes roles, which
 * this denies.
 *
 * It allows whole kinds of work and denies by name what leads out of the boundary. IAM limits its length
 * (`policySizes.managed`): docs/decisions/0006 says how it was made to leave room.
 */
export function permissionsBoundary(scope: BoundaryScope): PolicyDocument {
  const { environment, readableBuckets } = scope;
  return policyDocument(
    sageMakerActions,
    supportingServices,
    parametersAndSecrets(environment),
    ...(readableBuckets.length > 0 ? [publicData(environment, readableBuckets)] : []),
    assumeRoles(environment),
    grantsForServices,
    passRoles(environment),
    watchEmr(environment),
    ...denials(scope),
  );
}

/** Parameters and secrets of the platform; those of others in the account are not among them. */
function parametersAndSecrets(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "ParametersAndSecrets",
    Effect: "Allow",
    Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "ssm:GetParameter*"],
    Resource: [
      arnIn(environment, "secretsmanager", "secret:mlops/*"),
      arnIn(environment, "ssm", `parameter${settingsRoot}/*`),
    ],
  };
}

function publicData(environment: AwsEnvironment, buckets: readonly string[]): PolicyStatement {
  return {
    Sid: "PublicData",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:ListBucket"],
    Resource: bucketsAndObjects(environment, buckets),
  };
}

/** Roles of the platform, in every account of it: {@link denials} leave out all others. */
function assumeRoles(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "AssumeRoles",
    Effect: "Allow",
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
    Resource: [platformRoles({ ...environment, account: "*" })],
  };
}

/** Services attach encrypted volumes on a role's behalf; no role can grant the use of a key to anyone else. */
const grantsForServices: PolicyStatement = {
  Sid: "GrantsForServices",
  Effect: "Allow",
  Action: ["kms:CreateGrant", "kms:RevokeGrant"],
  Resource: ["*"],
  Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
};

function passRoles(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "HandOverRoles",
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [platformRoles(environment)],
    Condition: {
      StringEquals: {
        // Clusters that pipelines make have a role of EMR and one of their machines.
        "iam:PassedToService": [servicePrincipals.ec2, servicePrincipals.emr, servicePrincipals.sageMaker],
      },
    },
  };
}

/** A pipeline with steps of EMR makes the rules that tell it how they go. */
function watchEmr(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "WatchEmr",
    Effect: "Allow",
    Action: ["events:*Rule", "events:PutTargets"],
    Resource: [arnIn(environment, "events", `rule/${pipelineEmrRulePattern}`)],
  };
}
