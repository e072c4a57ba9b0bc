import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ec2NoPublicIp = resourceRule({
  id: "ec2-no-public-ip",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Instances have no public addresses.",
  remediation: "set associatePublicIpAddress to false",
  mapping: {
    fsbp: ["EC2.9"],
    awsConfig: ["ec2-instance-no-public-ip"],
    checkov: ["CKV_AWS_88"],
    cdkNag: [
      "HIPAA.Security-EC2InstanceNoPublicIp",
      "NIST.800.53.R4-EC2InstanceNoPublicIp",
      "NIST.800.53.R5-EC2InstanceNoPublicIp",
      "PCI.DSS.321-EC2InstanceNoPublicIp",
    ],
    kics: ["5a2486aa"],
    trivy: ["AVD-AWS-0009"],
    prowler: ["ec2_instance_public_ip", "ec2_launch_template_no_public_ip"],
  },
  resourceTypes: [ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest],
  check({ props }, report) {
    for (const place of [props, ...props.at("networkInterfaces").elements]) {
      const property = place.at("associatePublicIpAddress");
      // Launch templates take texts.
      if (property.is(true, "true")) report({ property });
    }
  },
});
