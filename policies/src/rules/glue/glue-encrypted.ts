import type { Property } from "@mlops/api-constraints/property";
import { isAwsManagedKey } from "../../kms-key.ts";
import { glue } from "../../resource-types.ts";
import { type Finding, resourceRule } from "../../rule.ts";

/** What a security configuration switches, and the modes that encrypt. */
const modes = [
  { part: "s3Encryption", mode: "s3EncryptionMode", encrypting: ["SSE-KMS", "SSE-S3"] },
  { part: "cloudwatchEncryption", mode: "cloudwatchEncryptionMode", encrypting: ["SSE-KMS"] },
  { part: "jobBookmarksEncryption", mode: "jobBookmarksEncryptionMode", encrypting: ["CSE-KMS"] },
];

const catalogueModes = ["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"];

export const glueEncrypted = resourceRule({
  id: "glue-encrypted",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description:
    "Jobs, crawlers and the data catalogue write nothing in plain text; what KMS encrypts has an own key.",
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
  return modes.flatMap(({ part, mode, encrypting }) => {
    const property = encryption.at(`${part}.${mode}`);
    const key = encryption.at(`${part}.kmsKeyArn`);
    if (property.isNot(...encrypting)) return [{ property, todo: `set it to ${encrypting.join(" or ")}` }];
    return property.isNot("SSE-S3") && isNoOwnKey(key) ? [{ property: key, todo: ownKey(key) }] : [];
  });
}

function isNoOwnKey(key: Property): boolean {
  return key.isMissing || isAwsManagedKey(key);
}

function ownKey({ path }: Property): string {
  return `set ${path.slice(path.lastIndexOf(".") + 1)} to a customer-managed key`;
}

function catalogueProblems(settings: Property): Finding[] {
  const mode = settings.at("encryptionAtRest.catalogEncryptionMode");
  const passwords = settings.at("connectionPasswordEncryption.returnConnectionPasswordEncrypted");
  const keys = [
    { key: settings.at("encryptionAtRest.sseAwsKmsKeyId"), isUsed: mode.is(...catalogueModes) },
    { key: settings.at("connectionPasswordEncryption.awsKmsKeyId"), isUsed: passwords.is(true) },
  ];
  return [
    ...(mode.isNot(...catalogueModes)
      ? [{ property: mode, todo: 'set catalogEncryptionMode to "SSE-KMS"' }]
      : []),
    ...(passwords.isNot(true)
      ? [{ property: passwords, todo: "set returnConnectionPasswordEncrypted to true" }]
      : []),
    ...keys
      .filter(({ key, isUsed }) => isUsed && isNoOwnKey(key))
      .map(({ key }) => ({ property: key, todo: ownKey(key) })),
  ];
}
