import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildS3LogsEncrypted = resourceRule("codebuild-s3-logs-encrypted", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const logs = props.at("logsConfig.s3Logs");
    const property = logs.at("encryptionDisabled");
    if (logs.at("status").is("ENABLED") && property.is(true)) report({ property });
  },
});
