import { dynamodb } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const dynamodbPitr = resourceRule({
  id: "dynamodb-pitr",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Tables can be put back to where they were at any second.",
  remediation: "set pointInTimeRecovery.enabled to true",
  mapping: {
    fsbp: ["DynamoDB.2"],
    awsConfig: ["dynamodb-pitr-enabled"],
    checkov: ["CKV_AWS_28"],
    cdkNag: [
      "AwsSolutions-DDB3",
      "HIPAA.Security-DynamoDBPITREnabled",
      "NIST.800.53.R4-DynamoDBPITREnabled",
      "NIST.800.53.R5-DynamoDBPITREnabled",
    ],
    trivy: ["AVD-AWS-0024"],
    prowler: ["dynamodb_tables_pitr_enabled"],
  },
  resourceTypes: [dynamodb.table],
  check({ props }, report) {
    const property = props.at("pointInTimeRecovery.enabled");
    if (property.isNot(true)) report({ property });
  },
});
