import type { Property } from "@mlops/api-constraints/property";
import { glue } from "../../resource-types.ts";
import { type Finding, resourceRule } from "../../rule.ts";

/** What a security configuration switches, and the modes that encrypt. */
const modes: readonly { readonly path: string; readonly encrypting: readonly string[] }[] = [
  { path: "s3Encryption.s3EncryptionMode", encrypting: ["SSE-KMS", "SSE-S3"] },
  { path: "cloudwatchEncryption.cloudwatchEncryptionMode", encrypting: ["SSE-KMS"] },
  { path: "jobBookmarksEncryption.jobBookmarksEncryptionMode", encrypting: ["CSE-KMS"] },
];

export const glueEncrypted = resourceRule({
  id: "glue-encrypted",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Jobs, crawlers and the data catalogue write nothing in plain text.",
  remediation: "set securityConfiguration to one that encrypts",
  mapping: {
    fsbp: ["Glue.3"],
    checkov: ["CKV_AWS_94", "CKV_AWS_99", "CKV_AWS_195"],
    cdkNag: ["AwsSolutions-GL1", "AwsSolutions-GL3"],
    kics: ["01d50b14", "ad5b4e97"],
    prowler: [
      "glue_data_catalogs_connection_passwords_encryption_enabled",
      "glue_data_catalogs_metadata_encryption_enabled",
      "glue_development_endpoints_cloudwatch_logs_encryption_enabled",
      "glue_development_endpoints_job_bookmark_encryption_enabled",
      "glue_development_endpoints_s3_encryption_enabled",
      "glue_etl_jobs_amazon_s3_encryption_enabled",
      "glue_etl_jobs_cloudwatch_logs_encryption_enabled",
      "glue_etl_jobs_job_bookmark_encryption_enabled",
    ],
  },
  resourceTypes: [
    glue.crawler,
    glue.dataCatalogEncryptionSettings,
    glue.devEndpoint,
    glue.job,
    glue.securityConfiguration,
  ],
  check({ type, props }, report) {
    if (type === glue.securityConfiguration) {
      modeProblems(props.at("encryptionConfiguration")).forEach(report);
    } else if (type === glue.dataCatalogEncryptionSettings) {
      catalogueProblems(props.at("dataCatalogEncryptionSettings")).forEach(report);
    } else {
      const property = props.at("securityConfiguration");
      if (property.isMissing) report({ property });
    }
  },
});

function modeProblems(encryption: Property): Finding[] {
  return modes
    .map(({ path, encrypting }) => ({ property: encryption.at(path), encrypting }))
    .filter(({ property, encrypting }) => property.isNot(...encrypting))
    .map(({ property, encrypting }) => ({ property, todo: `set it to ${encrypting.join(" or ")}` }));
}

function catalogueProblems(settings: Property): Finding[] {
  const mode = settings.at("encryptionAtRest.catalogEncryptionMode");
  const passwords = settings.at("connectionPasswordEncryption.returnConnectionPasswordEncrypted");
  return [
    ...(mode.isNot("SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE")
      ? [{ property: mode, todo: 'set catalogEncryptionMode to "SSE-KMS"' }]
      : []),
    ...(passwords.isNot(true)
      ? [{ property: passwords, todo: "set returnConnectionPasswordEncrypted to true" }]
      : []),
  ];
}
