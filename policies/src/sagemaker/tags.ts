import type { Resource } from "../resource/resource.ts";
import { cloudControlResource } from "../resource/resource-types.ts";

/** SageMaker's types that are made through Cloud Control and take tags. */
const cloudControlTypes = [
  "AWS::SageMaker::EndpointConfig",
  "AWS::SageMaker::InferenceComponent",
  "AWS::SageMaker::InferenceExperiment",
  "AWS::SageMaker::ModelBiasJobDefinition",
  "AWS::SageMaker::ModelExplainabilityJobDefinition",
  "AWS::SageMaker::ModelQualityJobDefinition",
];

/** Whether a Cloud Control resource is certainly of a SageMaker type that takes tags. */
export function isTaggableThroughCloudControl({ props }: Resource): boolean {
  return props.at("typeName").is(...cloudControlTypes);
}

/**
 * Whether `resource` will certainly have no tag `key`, or an empty one. Keys are told apart by case, as AWS does. The
 * default tags of its provider count, except for Cloud Control resources, which get none.
 */
export function certainlyLacksTag({ type, props, provider }: Resource, key: string): boolean {
  if (type === cloudControlResource) {
    const list = props.at("desiredState").parsed.at("Tags");
    const isOther = list.elements.map((tag) => tag.key("Key").isNot(key) || tag.key("Value").isMissing);
    return !list.isUnknown && !isOther.includes(false);
  }
  const defaults = provider?.props.at("defaultTags").parsed.at("tags");
  return props.at("tags").key(key).isMissing && (defaults === undefined || defaults.key(key).isMissing);
}
