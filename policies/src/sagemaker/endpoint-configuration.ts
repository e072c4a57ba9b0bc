import type { Property } from "@mlops/api-constraints/property";
import { endpointLimits } from "@mlops/aws";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { desiredState } from "./cloud-control.ts";
import { type Reader, apiReader, awsReader, readerAt } from "./reader.ts";

/** A variant of an endpoint. */
export interface Variant {
  /** It gets copies of requests, and nobody waits for its answers. */
  readonly isShadow: boolean;
  /** Certainly without instances. */
  readonly isServerless: boolean;
  /** Certainly on instances. */
  readonly isOnInstances: boolean;
  /** Reads its members. */
  readonly read: Reader;
}

/** What an endpoint is made from. */
export interface EndpointConfiguration {
  readonly key: Property;
  /** Certainly answers at once, and not by a queue. */
  readonly isSynchronous: boolean;
  readonly variants: readonly Variant[];
  /** Reads its members. */
  readonly read: Reader;
}

/** The types that endpoint configurations come as: @pulumi/aws has no explainer, for one. */
export const endpointConfigurationTypes: readonly string[] = [
  sagemaker.endpointConfiguration,
  cloudControlResource,
];

/** The endpoint configuration that `resource` is. */
export function endpointConfigurationOf(resource: Resource): EndpointConfiguration | undefined {
  if (resource.type === sagemaker.endpointConfiguration) {
    return configuration(awsReader(resource.props), "KmsKeyArn");
  }
  const state = desiredState(resource, "AWS::SageMaker::EndpointConfig");
  return state && configuration(apiReader(state), "KmsKeyId");
}

function configuration(read: Reader, key: string): EndpointConfiguration {
  return {
    key: read(key),
    isSynchronous: read("AsyncInferenceConfig").isMissing,
    variants: [
      ...variantsIn(read, "ProductionVariants", false),
      ...variantsIn(read, "ShadowProductionVariants", true),
    ],
    read,
  };
}

/**
 * The variants of a list; of a list that is not known, one that is not known either. More than the API takes are not
 * read: `api-constraints` finds them.
 */
function variantsIn(read: Reader, list: string, isShadow: boolean): Variant[] {
  const all = read(list);
  const indices = all.isUnknown ? [0] : [...all.elements.keys()].slice(0, endpointLimits.variants.max);
  return indices.map((index) => {
    const ofVariant = readerAt(read, `${list}.${index}`);
    const serverless = ofVariant("ServerlessConfig");
    return {
      isShadow,
      isServerless: serverless.state === "value",
      isOnInstances: serverless.isMissing,
      read: ofVariant,
    };
  });
}

/**
 * Whether an endpoint certainly answers at once, from instances with a model. Only those capture requests and can be
 * monitored: serverless ones cannot, asynchronous ones keep every request and answer anyway, and what is captured of
 * inference components, whose endpoints have no model, does not tell them apart.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html#serverless-endpoints-how-it-works-exclusions
 */
export function answersFromInstances({ isSynchronous, variants }: EndpointConfiguration): boolean {
  return (
    isSynchronous &&
    variants.some(({ isShadow, isOnInstances, read }) => {
      const model = read("ModelName");
      return isOnInstances && !isShadow && !model.isMissing;
    })
  );
}
