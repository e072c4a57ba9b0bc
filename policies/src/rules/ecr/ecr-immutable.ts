import { repositoryTypes, showsSettings } from "../../ecr-repository.ts";
import { resourceRule } from "../../rule.ts";

export const ecrImmutable = resourceRule("ecr-immutable", {
  resourceTypes: repositoryTypes,
  check(resource, report) {
    const property = resource.props.at("imageTagMutability");
    if (showsSettings(resource) && property.isNot("IMMUTABLE")) report({ property });
  },
});
