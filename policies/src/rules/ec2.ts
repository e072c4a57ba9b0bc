import { mustBe, mustNotBe } from "../rule/property-rule.ts";
import { isAwsManagedKey } from "../resource/aws-managed-key.ts";
import { ec2 } from "../resource/resource-types.ts";
import type { Resource } from "../resource/resource.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";
import { secretsIn } from "../secrets/secrets-in-text.ts";
import type { Property } from "@mlops/api-constraints/property";

export const ec2EbsEncrypted = resourceRule("ec2-ebs-encrypted", {
  resourceTypes: [
    ec2.instance,
    ec2.launchConfiguration,
    ec2.launchTemplate,
    ec2.spotInstanceRequest,
    ec2.volume,
  ],
  check(resource, report) {
    for (const disk of disksOf(resource)) {
      const encrypted = disk.at("encrypted");
      // Launch templates take texts.
      if (encrypted.isNot(true, "true")) report({ property: encrypted });
    }
    if (resource.type === ec2.volume) {
      const key = resource.props.at("kmsKeyId");
      const todo = "set kmsKeyId to a customer-managed key";
      if (key.isMissing || isAwsManagedKey(key)) report({ property: key, todo, advisory: true });
    }
  },
});

/** The disks that `resource` says something about, and the root disk of an instance, which is always there. */
function disksOf({ type, props }: Resource): readonly Property[] {
  if (type === ec2.volume) return [props];
  if (type === ec2.launchTemplate) {
    const disks = props.at("blockDeviceMappings").elements.map((mapping) => mapping.at("ebs"));
    return disks.filter((disk) => !disk.isMissing);
  }
  const root = props.at("rootBlockDevice");
  const isInTemplate = root.isMissing && !props.at("launchTemplate").isMissing;
  return [...(isInTemplate ? [] : [root]), ...props.at("ebsBlockDevices").elements];
}

export const ec2Imdsv2 = resourceRule("ec2-imdsv2", {
  settings: { maxHops: 1 },
  resourceTypes: [ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest],
  check({ props }, report, { settings: { maxHops } }) {
    const options = props.at("metadataOptions");
    // A launch template decides, and is judged itself.
    if (options.isMissing && !props.at("launchTemplate").isMissing) return;
    if (!options.at("httpEndpoint").isNot("disabled")) return;
    const tokens = options.at("httpTokens");
    const hops = options.at("httpPutResponseHopLimit");
    if (tokens.isNot("required")) report({ property: tokens });
    if ((hops.number ?? 0) > maxHops) {
      report({ property: hops, todo: `set metadataOptions.httpPutResponseHopLimit to ${maxHops}` });
    }
  },
});

// Launch templates take texts.
export const ec2NoPublicIp = mustNotBe(
  "ec2-no-public-ip",
  [ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest],
  ["associatePublicIpAddress", "networkInterfaces[].associatePublicIpAddress"],
  true,
  "true",
);

export const ec2UserdataNoSecrets = resourceRule("ec2-userdata-no-secrets", {
  resourceTypes: [ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest],
  check({ props }, report) {
    for (const { text = "", path } of [props.at("userData"), props.at("userDataBase64")]) {
      for (const { what, line } of secretsIn(decoded(text))) {
        const todo = "keep the secret in Secrets Manager and let the instance fetch it";
        report({ todo: `${todo}; line ${line} of ${path} holds ${what}` });
      }
    }
  },
});

/** What instances are to do is plain or in base64, whichever property holds it: scripts have characters that base64 has not. */
function decoded(text: string): string {
  const isBase64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text);
  return isBase64 ? Buffer.from(text, "base64").toString("utf8") : text;
}

export const ec2DetailedMonitoring = mustBe("ec2-detailed-monitoring", [ec2.instance], "monitoring", true);

export const ec2EbsDefaultEncryption = mustNotBe(
  "ec2-ebs-default-encryption",
  [ec2.encryptionByDefault],
  "enabled",
  false,
);

export const ec2SnapshotsNotPublic = mustBe(
  "ec2-snapshots-not-public",
  [ec2.snapshotBlockPublicAccess],
  "state",
  "block-all-sharing",
);

export const ec2Rules: readonly Rule[] = [
  ec2DetailedMonitoring,
  ec2EbsDefaultEncryption,
  ec2EbsEncrypted,
  ec2Imdsv2,
  ec2NoPublicIp,
  ec2SnapshotsNotPublic,
  ec2UserdataNoSecrets,
];
