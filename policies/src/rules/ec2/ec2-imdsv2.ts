import { ec2 } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ec2Imdsv2 = resourceRule({
  id: "ec2-imdsv2",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Instances give their credentials to sessions on the machine itself only.",
  remediation: 'set metadataOptions.httpTokens to "required"',
  mapping: {
    fsbp: ["EC2.8", "EC2.170"],
    awsConfig: ["ec2-imdsv2-check", "ec2-launch-template-imdsv2-check"],
    checkov: ["CKV_AWS_79", "CKV_AWS_341"],
    cdkNag: [
      "HIPAA.Security-EC2IMDSv2Enabled",
      "NIST.800.53.R4-EC2IMDSv2Enabled",
      "NIST.800.53.R5-EC2IMDSv2Enabled",
    ],
    kics: ["c306ac53"],
    trivy: ["AVD-AWS-0028", "AVD-AWS-0130"],
    prowler: ["ec2_instance_imdsv2_enabled", "ec2_launch_template_imdsv2_required"],
  },
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
