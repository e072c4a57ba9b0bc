import { mustNotBe, where } from "../rule/property-rule.ts";
import { isAwsManagedKey } from "../resource/aws-managed-key.ts";
import { codebuild } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";
import { secretsIn } from "../secrets/secrets-in-text.ts";
import type { Property } from "@mlops/api-constraints/property";

export const codebuildCmk = resourceRule("codebuild-cmk", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const key = props.at("encryptionKey");
    if (key.isMissing || isAwsManagedKey(key)) report({ property: key });
    for (const artifacts of [props.at("artifacts"), ...props.at("secondaryArtifacts").elements]) {
      const property = artifacts.at("encryptionDisabled");
      const areThere = artifacts.at("type").isNot("NO_ARTIFACTS");
      if (areThere && property.is(true)) report({ property, todo: "set encryptionDisabled to false" });
    }
  },
});

export const codebuildLogging = resourceRule("codebuild-logging", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const property = props.at("logsConfig");
    if (isOff(property.at("cloudwatchLogs"), "ENABLED") && isOff(property.at("s3Logs"), "DISABLED")) {
      report({ property });
    }
  },
});

/** Whether a place for logs is certainly not used; without a status it has CodeBuild's own default. */
function isOff(place: Property, defaultStatus: string): boolean {
  const status = place.at("status");
  if (place.isMissing) return true;
  return status.isMissing ? defaultStatus === "DISABLED" : status.isNot("ENABLED");
}

const credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

export const codebuildNoPlaintextCredentials = resourceRule("codebuild-no-plaintext-credentials", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    for (const variable of props.at("environment.environmentVariables").elements) {
      const what = secretOf(variable);
      if (what === undefined) continue;
      const todo =
        "keep the secret in Secrets Manager or Parameter Store and set the variable's type accordingly";
      report({ todo: `${todo}; ${variable.at("value").path} holds ${what}` });
    }
  },
});

/** What secret a variable that is plain text certainly holds. */
function secretOf(variable: Property): string | undefined {
  const type = variable.at("type");
  const name = variable.at("name");
  const isPlain = type.isMissing || type.is("PLAINTEXT");
  if (!isPlain) return undefined;
  if (name.is(...credentials)) return "credentials of AWS";
  return secretsIn(`${name.text ?? ""}=${variable.at("value").text ?? ""}`)[0]?.what;
}

export const codebuildNotPrivileged = mustNotBe(
  "codebuild-not-privileged",
  [codebuild.project],
  "environment.privilegedMode",
  true,
);

export const codebuildS3LogsEncrypted = where(
  ({ props }) => props.at("logsConfig.s3Logs.status").is("ENABLED"),
  mustNotBe("codebuild-s3-logs-encrypted", [codebuild.project], "logsConfig.s3Logs.encryptionDisabled", true),
);

export const codebuildSourceNoCredentials = resourceRule("codebuild-source-no-credentials", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    for (const source of [props.at("source"), ...props.at("secondarySources").elements]) {
      const location = source.at("location");
      if (!hasCredentials(location)) continue;
      const todo = "take the credentials out of the address and use a connection or source credential";
      report({ todo: `${todo}; they are in ${location.path}` });
    }
  },
});

/** Bitbucket writes the name of who looks in front of its addresses; a name alone is no credential there. */
function hasCredentials({ text = "" }: Property): boolean {
  const [, user = "", host = ""] = /^https?:\/\/([^/@]+)@([^/:]+)/i.exec(text) ?? [];
  return user.includes(":") || (user !== "" && !/(^|\.)bitbucket\.org$/i.test(host));
}

export const codebuildRules: readonly Rule[] = [
  codebuildCmk,
  codebuildLogging,
  codebuildNoPlaintextCredentials,
  codebuildNotPrivileged,
  codebuildS3LogsEncrypted,
  codebuildSourceNoCredentials,
];
