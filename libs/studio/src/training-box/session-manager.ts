import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/**
 * What the agent of Systems Manager needs for Session Manager and Run Command. AWS's managed policy for it also reads
 * every parameter and document; this does not.
 */
export const canBeReachedBySessionManager = (environment: AwsEnvironment): PolicyStatement[] => [
  {
    Sid: "RegisterWithSystemsManager",
    Effect: "Allow",
    Action: ["ssm:UpdateInstanceInformation"],
    Resource: [arnIn(environment, "ec2", "instance/*")],
  },
  // IAM defines no resource types for the channels of the agent.
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
