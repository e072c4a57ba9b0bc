import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/**
 * Describe the alarms that a deployment is rolled back for. CloudWatch checks this right against all alarms of the
 * account, even for a request that names one.
 */
export const canDescribeAlarms = (environment: AwsEnvironment): PolicyStatement => ({
  Sid: "SeeRollbackAlarms",
  Effect: "Allow",
  Action: ["cloudwatch:DescribeAlarms"],
  Resource: [arnIn(environment, "cloudwatch", "alarm:*")],
});
