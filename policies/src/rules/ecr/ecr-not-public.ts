import { openPrincipals } from "../../iam/open-principals.ts";
import { ecr } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const ecrNotPublic = resourceRule("ecr-not-public", {
  resourceTypes: [ecr.registryPolicy, ecr.repositoryCreationTemplate, ecr.repositoryPolicy],
  check({ type, props }, report) {
    const policy = props.at(type === ecr.repositoryCreationTemplate ? "repositoryPolicy" : "policy");
    for (const property of openPrincipals(policy)) report({ property });
  },
});
