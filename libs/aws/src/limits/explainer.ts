import type { Range } from "./range.ts";

/** Limits of online explanations (SageMaker API, ClarifyExplainerConfig). */
export const explainerLimits = {
  /** Characters of a JMESPath, a template or a header. API: `ClarifyFeaturesAttribute` and its like. */
  textLength: { min: 1, max: 64 },
  /** Headers and types of features. API: `ClarifyFeatureHeaders`, `ClarifyFeatureTypes`. */
  features: { min: 1, max: 256 },
  /** Headers of labels. API: `ClarifyLabelHeaders`. */
  labels: { min: 1, max: 16 },
  /** Size of a request to the model in MB. API: `ClarifyMaxPayloadInMB`. */
  payloadMB: { min: 1, max: 25 },
  /** Characters of a baseline in a configuration. API: `ClarifyShapBaseline`. */
  baselineLength: { min: 1, max: 4_096 },
} as const satisfies Readonly<Record<string, Range>>;

/** What a unit of a text can be. API: `ClarifyTextGranularity`. */
export const explainedUnits = ["token", "sentence", "paragraph"] as const;

/** Languages of texts by ISO 639-1 or 639-3; `xx` is several. API: `ClarifyTextLanguage`. */
export const explainedLanguages = (
  "af sq ar hy eu bn bg ca zh hr cs da nl en et fi fr de el gu he hi hu is id ga it kn ky lv lt lb mk ml mr ne nb fa " +
  "pl pt ro ru sa sr tn si sk sl es sv tl ta tt te tr uk ur yo lij xx"
).split(" ");
