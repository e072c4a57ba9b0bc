import type { Input } from "@pulumi/pulumi";
import { z } from "zod";
import { roleArnPattern } from "@mlops/aws";
import { inputValue, listValue, resourceIdValue } from "@mlops/core";

/** Patterns of roles, of one account. */
const rolePatternValue = z
  .string()
  .regex(roleArnPattern, { error: "expected the ARN of an IAM role, its name with * for any text" });

/** What a stack file may set to let the account's own identities in through its VPC endpoints only. */
export const perimeterSettings = z.strictObject({
  roles: listValue(rolePatternValue, { min: 1, unique: "item" }).describe(
    "ARNs of the roles that need not come through the endpoints, * for any text; at least one. People who look at objects " +
      "in the console are among them (arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Name_*)," +
      " and the roles that SageMaker uses outside the VPC: those of serverless endpoints and of feature groups, and, where " +
      "it cannot be tried before, of endpoints that capture data. The stack file's deployRoleArn always is; without one, name " +
      "whoever deploys.",
  ),
  vpcEndpointIds: listValue(inputValue(resourceIdValue("vpce")), { unique: "item" })
    .default([])
    .describe(
      "Further gateway or interface endpoints of S3 that they may come through, such as those of an existing VPC. The " +
        "network's own one always is.",
    ),
});

/** Where an account's own identities must come from to read and write objects. */
export interface BucketPerimeter {
  /** Ids of endpoints of S3. */
  readonly vpcEndpointIds: readonly Input<string>[];
  /** Patterns of the ARNs of roles that may come from anywhere. */
  readonly roles: readonly string[];
}
