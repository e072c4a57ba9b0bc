import type { Input } from "@pulumi/pulumi";
import { imagePullActions } from "@mlops/aws";
import type { PolicyStatement } from "@mlops/core";

/**
 * Pull container images from ECR. IAM defines no resource type for the login.
 * @param repositoryArns ARNs of the ECR repositories
 */
export const canPullImages = (repositoryArns: Input<string>[]): PolicyStatement[] => [
  { Sid: "LogInToRegistry", Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: "*" },
  {
    Sid: "PullImages",
    Effect: "Allow",
    Action: [...imagePullActions],
    Resource: repositoryArns,
  },
];
