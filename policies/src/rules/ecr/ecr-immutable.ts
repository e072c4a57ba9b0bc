import { repositoryTypes, showsSettings } from "../../ecr-repository.ts";
import { resourceRule } from "../../rule.ts";

export const ecrImmutable = resourceRule({
  id: "ecr-immutable",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "A tag names the same container image for ever.",
  remediation: 'set imageTagMutability to "IMMUTABLE"',
  mapping: {
    fsbp: ["ECR.2"],
    awsConfig: ["ecr-private-tag-immutability-enabled"],
    checkov: ["CKV_AWS_51"],
    kics: ["d1846b12"],
    trivy: ["AVD-AWS-0031"],
    prowler: ["ecr_repositories_tag_immutability"],
  },
  resourceTypes: repositoryTypes,
  check(resource, report) {
    const property = resource.props.at("imageTagMutability");
    if (showsSettings(resource) && property.isNot("IMMUTABLE")) report({ property });
  },
});
