import { arnIn, sageMakerLogGroups } from "@mlops/aws";
import type { AwsEnvironment, Conditions, PolicyStatement } from "@mlops/core";

/**
 * Keep private spaces of one's own and run apps in them. IAM fills in domain and user profile from the session that
 * Studio opens, so that one role serves all people of a persona and each reaches only what is theirs.
 * @param instanceTypes instance types that apps may run on, `*` and `?` as in IAM; all if left out
 */
export function canUseOwnSpaces(
  environment: AwsEnvironment,
  instanceTypes?: readonly string[],
): PolicyStatement[] {
  const self = arnIn(
    environment,
    "sagemaker",
    "user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}",
  );
  const spaces = arnIn(environment, "sagemaker", "space/${sagemaker:DomainId}/*");
  const apps = arnIn(environment, "sagemaker", "app/${sagemaker:DomainId}/*");
  const own: Conditions = {
    ArnLike: { "sagemaker:OwnerUserProfileArn": self },
    StringEquals: { "sagemaker:SpaceSharingType": "Private" },
  };
  return [
    {
      Sid: "OpenStudio",
      Effect: "Allow",
      Action: ["sagemaker:CreatePresignedDomainUrl"],
      Resource: [self],
    },
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
      // An app that names no instance type gets the domain's default: the key is absent, and the condition holds.
      Condition: {
        ...own,
        ...(instanceTypes && {
          "ForAllValues:StringLike": { "sagemaker:InstanceTypes": [...instanceTypes] },
        }),
      },
    },
    {
      Sid: "TagNewSpacesAndApps",
      Effect: "Allow",
      Action: ["sagemaker:AddTags"],
      Resource: [spaces, apps],
      Condition: { StringEquals: { "sagemaker:TaggingAction": ["CreateApp", "CreateSpace"] } },
    },
    {
      Sid: "WriteAppLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [arnIn(environment, "logs", `log-group:${sageMakerLogGroups.studio}`)],
    },
  ];
}
