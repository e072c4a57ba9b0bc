import { arnIn, sageMakerLogGroups } from "@mlops/aws";
import type { AwsEnvironment, Conditions, PolicyStatement } from "@mlops/core";
import { onInstanceTypes } from "./instance-type-condition.ts";

/**
 * Create private spaces and run apps in them. IAM fills in domain and user profile from the session that Studio opens,
 * so that one role serves all users of a persona and each of them reaches only their own spaces.
 * @param instanceTypes instance types that apps may run on, `*` and `?` as in IAM; all if left out
 */
export function canUsePrivateSpaces(
  environment: AwsEnvironment,
  instanceTypes?: readonly string[],
): PolicyStatement[] {
  const arn = (resource: string) => arnIn(environment, "sagemaker", resource);
  const self = arn("user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}");
  const spaces = arn("space/${sagemaker:DomainId}/*");
  const apps = arn("app/${sagemaker:DomainId}/*");
  const own = ownedPrivatelyBy(self);
  return [
    { Sid: "OpenStudio", Effect: "Allow", Action: ["sagemaker:CreatePresignedDomainUrl"], Resource: [self] },
    {
      Sid: "KeepOwnSpaces",
      Effect: "Allow",
      Action: ["sagemaker:CreateSpace", "sagemaker:DeleteSpace", "sagemaker:UpdateSpace"],
      Resource: [spaces],
      Condition: own,
    },
    {
      Sid: "RunOwnApps",
      Effect: "Allow",
      Action: ["sagemaker:CreateApp", "sagemaker:DeleteApp"],
      Resource: [apps],
      Condition: { ...own, ...onInstanceTypes(instanceTypes) },
    },
    tagNew(spaces, apps),
    writeAppLogs(environment),
  ];
}

function ownedPrivatelyBy(userProfileArn: string): Conditions {
  return {
    ArnLike: { "sagemaker:OwnerUserProfileArn": userProfileArn },
    StringEquals: { "sagemaker:SpaceSharingType": "Private" },
  };
}

function tagNew(spaces: string, apps: string): PolicyStatement {
  return {
    Sid: "TagNewSpacesAndApps",
    Effect: "Allow",
    Action: ["sagemaker:AddTags"],
    Resource: [spaces, apps],
    Condition: { StringEquals: { "sagemaker:TaggingAction": ["CreateApp", "CreateSpace"] } },
  };
}

function writeAppLogs(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "WriteAppLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [arnIn(environment, "logs", `log-group:${sageMakerLogGroups.studio}`)],
  };
}
