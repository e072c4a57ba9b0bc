import { repositoryTypes, showsSettings } from "../../ecr-repository.ts";
import { resourceRule } from "../../rule.ts";

export const ecrScanOnPush = resourceRule({
  id: "ecr-scan-on-push",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Container images are scanned when they are pushed.",
  remediation: "set imageScanningConfiguration.scanOnPush to true",
  mapping: {
    fsbp: ["ECR.1"],
    awsConfig: ["ecr-private-image-scanning-enabled"],
    checkov: ["CKV_AWS_163"],
    kics: ["9630336b"],
    trivy: ["AVD-AWS-0030"],
    prowler: ["ecr_repositories_scan_images_on_push_enabled"],
  },
  resourceTypes: repositoryTypes,
  check(resource, report) {
    const property = resource.props.at("imageScanningConfiguration.scanOnPush");
    if (showsSettings(resource) && property.isNot(true)) report({ property });
  },
});
