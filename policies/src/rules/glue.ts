import { isAwsManagedKey } from "../resource/aws-managed-key.ts";
import { glue } from "../resource/resource-types.ts";
import { type Finding, type Rule, resourceRule } from "../rule/rule.ts";
import type { Property } from "@mlops/api-constraints/property";

/** What a security configuration switches, and the modes that encrypt. */
const modes = [
  { part: "s3Encryption", mode: "s3EncryptionMode", encrypting: ["SSE-KMS", "SSE-S3"] },
  { part: "cloudwatchEncryption", mode: "cloudwatchEncryptionMode", encrypting: ["SSE-KMS"] },
  { part: "jobBookmarksEncryption", mode: "jobBookmarksEncryptionMode", encrypting: ["CSE-KMS"] },
];

const catalogueModes = ["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"];

export const glueEncrypted = resourceRule("glue-encrypted", {
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

/** Versions that get no security patches any more ("AWS Glue version support policy"), by November 2026. */
const unsupported: readonly string[] = ["0.9", "1.0", "2.0"];

export const glueVersion = resourceRule("glue-version", {
  settings: { unsupported },
  resourceTypes: [glue.job],
  check({ props }, report, { settings }) {
    const command = props.at("command.name");
    const property = props.at("glueVersion");
    // Glue takes a job without a command name for one of Spark.
    const runsSpark = command.isMissing || command.is("glueetl", "gluestreaming");
    if (runsSpark && (property.isMissing || property.is(...settings.unsupported))) report({ property });
  },
});

export const glueRules: readonly Rule[] = [glueEncrypted, glueVersion];
