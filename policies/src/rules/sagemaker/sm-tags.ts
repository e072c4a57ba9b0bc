import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { certainlyLacksTag, isTaggableThroughCloudControl } from "../../tags.ts";

export const smTags = resourceRule("sm-tags", {
  settings: { requiredKeys: ["Application", "CostCentre", "Environment", "Owner"] },
  resourceTypes: [...Object.values(sagemaker), cloudControlResource],
  check(resource, report, { settings }) {
    const isCloudControl = resource.type === cloudControlResource;
    if (isCloudControl && !isTaggableThroughCloudControl(resource)) return;
    const missing = settings.requiredKeys.filter((key) => certainlyLacksTag(resource, key)).join(", ");
    const place = isCloudControl ? "Tags in desiredState" : "tags, or to the provider's defaultTags";
    if (missing !== "") report({ todo: `add ${missing} to ${place}` });
  },
});
