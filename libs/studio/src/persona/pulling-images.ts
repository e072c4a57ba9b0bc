import type { Input } from "@pulumi/pulumi";
import { imagePullActions } from "@mlops/aws";
import type { PolicyStatement } from "@mlops/core";

/** Pull container images from ECR repositories. Logging in to the registry has no resource of its own. */
export const canPullImages = (repositoryArns: Input<string>[]): PolicyStatement[] => [
  { Sid: "LogInToRegistry", Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: "*" },
  {
    Sid: "PullImages",
    Effect: "Allow",
    Action: [...imagePullActions],
    Resource: repositoryArns,
  },
];
