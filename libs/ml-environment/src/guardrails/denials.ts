import { iamArn } from "@mlops/aws";
import { type AwsEnvironment, type PolicyStatement, iamPath } from "@mlops/core";

/**
 * What no grant can allow. Most of it is not in the boundary's allowed actions anyway; a denial also holds against a
 * resource policy that names a role's session, and against an action that is allowed there by mistake.
 */
export function denials(environment: AwsEnvironment): PolicyStatement[] {
  return [
    {
      Sid: "NoOtherIdentities",
      Effect: "Deny",
      Action: ["iam:*"],
      // The boundary itself is not among them.
      NotResource: [platformRoles(environment)],
    },
    {
      Sid: "NoIdentityChanges",
      Effect: "Deny",
      Action: [
        "iam:Attach*",
        "iam:Create*",
        "iam:Delete*",
        "iam:Detach*",
        "iam:Put*",
        "iam:Tag*",
        "iam:Untag*",
        "iam:Update*",
      ],
      Resource: ["*"],
    },
    {
      Sid: "NoKeyOrAccountChanges",
      Effect: "Deny",
      Action: [
        "account:*",
        "kms:Delete*",
        "kms:Disable*",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
        "kms:UpdateAlias",
        "organizations:*",
      ],
      Resource: ["*"],
    },
  ];
}

/** The platform's roles of an environment's account. */
export const platformRoles = (environment: AwsEnvironment) => iamArn(environment, `role${iamPath}*`);
