import { openPrincipals } from "../../iam/open-principals.ts";
import { ecr } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ecrNotPublic = resourceRule({
  id: "ecr-not-public",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Only named accounts use the container images.",
  remediation: "name the accounts or roles, or add a condition such as aws:PrincipalOrgID",
  mapping: {
    checkov: ["CKV_AWS_32"],
    cdkNag: ["AwsSolutions-ECR1"],
    kics: ["e86e26fc"],
    trivy: ["AVD-AWS-0032"],
    prowler: ["ecr_repositories_not_publicly_accessible"],
  },
  resourceTypes: [ecr.registryPolicy, ecr.repositoryCreationTemplate, ecr.repositoryPolicy],
  check({ type, props }, report) {
    const policy = props.at(type === ecr.repositoryCreationTemplate ? "repositoryPolicy" : "policy");
    for (const property of openPrincipals(policy)) report({ property });
  },
});
