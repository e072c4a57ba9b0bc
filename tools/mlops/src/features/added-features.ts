import { featureGroupLimits, featureNamePattern, reservedFeatureNames } from "@mlops/aws";
import type { Feature, Features } from "@mlops/feature-store/feature-record";
import { z } from "zod";

const expected =
  "expected <name>=<type>: String, Integral, Fractional, list:<type>, set:<type> or vector:<dimension>";

/** Features as a command line gives them: `language=String`, `topics=set:String`, `embedding=vector:128`. */
export const addedFeatures = () =>
  z
    .array(z.string())
    .default([])
    .transform((texts, check): Features => {
      const features: Record<string, Feature> = {};
      for (const text of texts) {
        const [, name = "", type = ""] = /^([^=]*)=(.*)$/.exec(text) ?? [];
        const feature = featureOf(type);
        const isLegal = featureNamePattern.test(name) && !reservedFeatureNames.includes(name.toLowerCase());
        const isNew = !Object.keys(features).some((one) => one.toLowerCase() === name.toLowerCase());
        if (feature !== undefined && isLegal && isNew) features[name] = feature;
        else check.addIssue({ code: "custom", message: `${expected}; got "${text}"` });
      }
      return features;
    });

function featureOf(text: string): Feature | undefined {
  const [, kind = "", of = ""] = /^(?:(list|set|vector):)?(\w+)$/.exec(text) ?? [];
  if (kind === "vector") {
    const { min, max } = featureGroupLimits.vectorDimension;
    const dimension = Number(of);
    return Number.isInteger(dimension) && dimension >= min && dimension <= max
      ? { vector: dimension }
      : undefined;
  }
  if (of !== "String" && of !== "Integral" && of !== "Fractional") return undefined;
  if (kind === "list") return { list: of };
  return kind === "set" ? { set: of } : of;
}
