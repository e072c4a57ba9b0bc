import { isAwsManagedKey } from "../../kms-key.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../../resource.ts";
import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

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
