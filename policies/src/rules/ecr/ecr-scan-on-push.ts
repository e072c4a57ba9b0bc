import { repositoryTypes, showsSettings } from "../../ecr-repository.ts";
import { resourceRule } from "../../rule.ts";

export const ecrScanOnPush = resourceRule("ecr-scan-on-push", {
  resourceTypes: repositoryTypes,
  check(resource, report) {
    const property = resource.props.at("imageScanningConfiguration.scanOnPush");
    if (showsSettings(resource) && property.isNot(true)) report({ property });
  },
});
