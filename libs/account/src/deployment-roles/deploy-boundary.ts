import { iamArn } from "@mlops/aws";
import {
  type AwsEnvironment,
  type PolicyDocument,
  type PolicyStatement,
  iamPath,
  policyDocument,
} from "@mlops/core";
import { boundedActions, identityReads, identityStatements } from "./identity-rights.ts";

/** Everything that changes an identity, or hands it over. */
const identityChanges = [
  "iam:Add*",
  "iam:Attach*",
  "iam:Create*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:PassRole",
  "iam:Put*",
  "iam:Remove*",
  "iam:Set*",
  "iam:Tag*",
  "iam:Untag*",
  "iam:Update*",
];

/**
 * The most that the role that deploys may do: work with the services that stacks are made of, and nothing that leads
 * out of the platform's own identities, whatever the role is given.
 * @param services prefixes of the actions that the role is given, such as `sqs`, without those of IAM
 * @param boundaryArn ARN of the permissions boundary of the platform's roles
 */
export function deployBoundary(
  environment: AwsEnvironment,
  services: readonly string[],
  boundaryArn: string,
): PolicyDocument {
  const own = (resource: string) => iamArn(environment, resource);
  const platform = ["instance-profile", "policy", "role"].map((kind) => own(`${kind}${iamPath}*`));
  return policyDocument(
    { Sid: "Services", Effect: "Allow", Action: services.map((service) => `${service}:*`), Resource: "*" },
    { Sid: "ReadIdentities", Effect: "Allow", Action: [...identityReads], Resource: "*" },
    ...identityStatements(environment, boundaryArn),
    {
      Sid: "NoOtherIdentities",
      Effect: "Deny",
      Action: ["iam:*"],
      NotResource: [...platform, own("role/aws-service-role/*")],
    },
    deny("NoOwnChanges", identityChanges, [
      ...["deploy", "preview"].flatMap((use) => [
        own(`role${iamPath}${use}-*`),
        own(`policy${iamPath}${use}-*`),
      ]),
      boundaryArn,
    ]),
    deny("NoLostBoundaries", ["iam:DeleteRolePermissionsBoundary"], [own("role/*")]),
    {
      ...deny("NoUnboundedRoles", boundedActions, [own("role/*")]),
      Condition: { StringNotEquals: { "iam:PermissionsBoundary": boundaryArn } },
    },
  );
}

function deny(sid: string, actions: readonly string[], resources: string[]): PolicyStatement {
  return { Sid: sid, Effect: "Deny", Action: [...actions], Resource: resources };
}
