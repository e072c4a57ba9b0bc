import type { UpdateEndpointInput, VariantPropertyType } from "@aws-sdk/client-sagemaker";
import type { Step } from "./wanted-configuration.ts";

/** What an update takes from the new configuration, though the endpoint has other values. */
export interface Reset {
  readonly counts: boolean;
  readonly weights: boolean;
}

type Retained = Pick<UpdateEndpointInput, "RetainAllVariantProperties" | "ExcludeRetainedVariantProperties">;

/**
 * What an update keeps of the variants: UpdateEndpoint resets numbers of instances and weights otherwise, and nothing
 * scales while it lasts. Weights of other variants are no measure for new ones: with others, those of the configuration
 * count. Serverless variants have nothing to keep.
 */
export function retainedProperties({ used, wanted }: Step, reset: Reset): Retained {
  if (used.variants.some(({ isServerless }) => isServerless)) return {};
  const names = ({ variants }: Step["used"]) => JSON.stringify(variants.map(({ name }) => name).toSorted());
  const excluded: VariantPropertyType[] = [
    ...(reset.counts ? (["DesiredInstanceCount"] as const) : []),
    ...(reset.weights || names(used) !== names(wanted) ? (["DesiredWeight"] as const) : []),
  ];
  return {
    RetainAllVariantProperties: true,
    ...(excluded.length > 0 && {
      ExcludeRetainedVariantProperties: excluded.map((VariantPropertyType) => ({ VariantPropertyType })),
    }),
  };
}
