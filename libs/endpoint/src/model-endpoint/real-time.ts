import { z } from "zod";
import { endpointLimits } from "@mlops/aws";
import {
  type AwsEnvironment,
  type SettingsCheck,
  recordValue,
  refused,
  sagemakerNameValue,
} from "@mlops/core";
import { dataCaptureSettings } from "../data-capture.ts";
import { explainerSettings } from "../explainer/explainer-settings.ts";
import { modelPlaceIssues } from "../model/model-place.ts";
import { rolloutIssues } from "../rollout/rollout-issues.ts";
import { instanceEndpointFields } from "./endpoint-fields.ts";
import { fleetOf, isInf1 } from "./fleet.ts";
import { realTimeVariant, shadowVariant } from "./variant.ts";

const settings = z.strictObject({
  mode: z.literal("real-time").describe("Instances that answer at once."),
  ...instanceEndpointFields,
  variants: recordValue(sagemakerNameValue(), realTimeVariant, endpointLimits.variants).describe(
    "The variants by name, 1 to 10. Names stay the same: SageMaker rolls out, scales and measures by name.",
  ),
  shadow: shadowVariant
    .optional()
    .describe("One more variant that gets copies of requests, beside exactly one variant. Default: none."),
  dataCapture: z
    .union([z.literal("off"), dataCaptureSettings])
    .optional()
    .describe(
      "Which requests and answers are kept for monitors, or off. Default: all outside dev, off in dev.",
    ),
  explainer: explainerSettings
    .optional()
    .describe(
      "Which answers come with attributions of the features, computed by Clarify beside the model. Default: none.",
    ),
});

/** Checked settings of an endpoint of the mode `real-time`. */
export type RealTimeSettings = z.output<typeof settings>;

const checkWeights: SettingsCheck<RealTimeSettings> = ({ value: { variants }, issues }) => {
  const weights = Object.values(variants).map(({ weight }) => weight);
  if (weights.length === 0 || weights.some((weight) => weight !== 0)) return;
  issues.push(refused(["variants"], { weights }, "at least one weight above 0, which takes the requests"));
};

const checkShadow: SettingsCheck<RealTimeSettings> = ({ value: { variants, shadow }, issues }) => {
  if (shadow === undefined) return;
  const names = Object.keys(variants);
  if (names.includes(shadow.name)) {
    issues.push(refused(["shadow", "name"], shadow.name, "another name than a variant's"));
  }
  const [first, ...others] = Object.entries(variants);
  if (!first || others.length > 0) {
    issues.push(refused(["variants"], names, "exactly one variant beside a shadow"));
    return;
  }
  const [name, { weight, model }] = first;
  if (weight !== 1) issues.push(refused(["variants", name, "weight"], weight, "1, or none, beside a shadow"));
  if (!["container", "package", "registered"].includes(model.kind)) {
    const expected = '"container", "package" or "registered" beside a shadow: a model in one container';
    issues.push(refused(["variants", name, "model", "kind"], model.kind, expected));
  }
};

const checkShadowInstances: SettingsCheck<RealTimeSettings> = ({ value: { variants, shadow }, issues }) => {
  if (shadow === undefined) return;
  const placed = [
    { path: ["shadow"], instance: shadow },
    ...Object.entries(variants).map(([name, instance]) => ({ path: ["variants", name], instance })),
  ];
  for (const { path, instance } of placed) {
    if (!isInf1(instance)) continue;
    const expected = "another family than ml.inf1, on which SageMaker has no shadows";
    issues.push(refused([...path, "instanceType"], instance.instanceType, expected));
  }
};

/** Developer guide, "Online explainability": one container beside the explainer, of one model or of many. */
const checkExplained: SettingsCheck<RealTimeSettings> = ({ value: { explainer, variants }, issues }) => {
  if (explainer === undefined) return;
  for (const [name, { model }] of Object.entries(variants)) {
    if (model.kind !== "serial" && model.kind !== "direct") continue;
    const expected = "a model in one container beside an explainer, which asks one";
    issues.push(refused(["variants", name, "model", "kind"], model.kind, expected));
  }
};

/** What a stack file may set for a {@link ModelEndpoint} of the mode `real-time`. */
export function realTimeEndpointSettings(environment: AwsEnvironment): typeof settings {
  const checks = [checkWeights, checkShadow, checkShadowInstances, checkExplained];
  return settings.check(...checks, ({ value, issues }) => {
    const { variants, shadow, rollout, trustedAccounts, networkIsolation } = value;
    issues.push(...rolloutIssues(rollout, environment.name, fleetOf(Object.values(variants), shadow)));
    const place = { environment, trustedAccounts, networkIsolation };
    for (const [name, { model }] of Object.entries(variants)) {
      issues.push(...modelPlaceIssues(["variants", name, "model"], model, place));
    }
    if (shadow) issues.push(...modelPlaceIssues(["shadow", "model"], shadow.model, place));
  });
}
