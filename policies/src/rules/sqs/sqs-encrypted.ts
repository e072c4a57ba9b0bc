import { sqs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sqsEncrypted = resourceRule("sqs-encrypted", {
  resourceTypes: [sqs.queue],
  check({ props }, report) {
    const managed = props.at("sqsManagedSseEnabled");
    if (props.at("kmsMasterKeyId").isMissing && managed.isNot(true)) report({ property: managed });
  },
});
