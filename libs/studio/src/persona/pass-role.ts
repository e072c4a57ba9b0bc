import type { Input } from "@pulumi/pulumi";
import { servicePrincipals } from "@mlops/aws";
import type { PolicyStatement } from "@mlops/core";

/**
 * Pass IAM roles to SageMaker, and to no other service.
 * @param roleArns ARNs of the roles
 */
export const canPassToSageMaker = (roleArns: Input<string>[]): PolicyStatement => ({
  Sid: "PassRolesToSageMaker",
  Effect: "Allow",
  Action: ["iam:PassRole"],
  Resource: roleArns,
  Condition: { StringEquals: { "iam:PassedToService": servicePrincipals.sageMaker } },
});
