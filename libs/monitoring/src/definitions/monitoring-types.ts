import type { MonitorKind } from "@mlops/aws";

/** What a schedule calls what its definition looks at. API: `MonitoringType`. */
export const monitoringTypes = {
  "data-quality": "DataQuality",
  "model-quality": "ModelQuality",
  bias: "ModelBias",
  explainability: "ModelExplainability",
} as const satisfies Readonly<Record<MonitorKind, string>>;
