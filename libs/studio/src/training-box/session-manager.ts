import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/**
 * What the agent of Systems Manager needs for Session Manager and Run Command, and no more: none of its rights to
 * read parameters and documents, which AWS's own managed policy hands out for every name.
 */
export const canBeReachedBySessionManager = (environment: AwsEnvironment): PolicyStatement[] => [
  {
    Sid: "RegisterWithSystemsManager",
    Effect: "Allow",
    Action: ["ssm:UpdateInstanceInformation"],
    Resource: [arnIn(environment, "ec2", "instance/*")],
  },
  // The channels of the agent have no resources in IAM.
  {
    Sid: "OpenSessionChannels",
    Effect: "Allow",
    Action: [
      "ec2messages:AcknowledgeMessage",
      "ec2messages:DeleteMessage",
      "ec2messages:FailMessage",
      "ec2messages:GetEndpoint",
      "ec2messages:GetMessages",
      "ec2messages:SendReply",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
  },
];
