import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup.js";
import type { Unwrap } from "@pulumi/pulumi";
import { logs } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { logsCmk } from "./logs-cmk.ts";

const group: Unwrap<LogGroupArgs> = {
  kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
};

describeResourceRule(logsCmk, {
  compliant: { type: logs.group, props: group },
  required: ["kmsKeyId"],
  finds: {},
  passes: { "a key that is created with the group": { change: { kmsKeyId: UNKNOWN } } },
});
