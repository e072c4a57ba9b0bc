import { isAwsManagedKey } from "../../kms-key.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../../resource.ts";
import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ec2EbsEncrypted = resourceRule({
  id: "ec2-ebs-encrypted",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Disks of instances are encrypted.",
  remediation: "set encrypted to true",
  mapping: {
    fsbp: ["EC2.3", "EC2.181"],
    awsConfig: ["encrypted-volumes", "ec2-launch-templates-ebs-volume-encrypted"],
    checkov: ["CKV_AWS_3", "CKV_AWS_8", "CKV_AWS_189"],
    cdkNag: ["AwsSolutions-EC26"],
    trivy: ["AVD-AWS-0008", "AVD-AWS-0026", "AVD-AWS-0027", "AVD-AWS-0131"],
    prowler: ["ec2_ebs_volume_encryption"],
  },
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
