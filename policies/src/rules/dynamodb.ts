import { mustBe } from "../rule/property-rule.ts";
import { isAwsManagedKey } from "../resource/aws-managed-key.ts";
import { dynamodb } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";

export const dynamodbCmk = resourceRule("dynamodb-cmk", {
  resourceTypes: [dynamodb.table],
  check({ props }, report) {
    const encryption = props.at("serverSideEncryption");
    const enabled = encryption.at("enabled");
    if (enabled.isNot(true)) report({ property: enabled, todo: "set serverSideEncryption.enabled to true" });
    for (const copy of [encryption, ...props.at("replicas").elements]) {
      const property = copy.at("kmsKeyArn");
      if (property.isMissing || isAwsManagedKey(property)) report({ property });
    }
  },
});

export const dynamodbPitr = mustBe("dynamodb-pitr", [dynamodb.table], "pointInTimeRecovery.enabled", true);

export const dynamodbRules: readonly Rule[] = [dynamodbCmk, dynamodbPitr];
