import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildS3LogsEncrypted = resourceRule({
  id: "codebuild-s3-logs-encrypted",
  severity: "low",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Logs of builds in Amazon S3 are encrypted.",
  remediation: "set encryptionDisabled to false",
  mapping: {
    fsbp: ["CodeBuild.3"],
    awsConfig: ["codebuild-project-s3-logs-encrypted"],
    checkov: ["CKV_AWS_311"],
    prowler: ["codebuild_project_s3_logs_encrypted"],
  },
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const logs = props.at("logsConfig.s3Logs");
    const property = logs.at("encryptionDisabled");
    if (logs.at("status").is("ENABLED") && property.is(true)) report({ property });
  },
});
