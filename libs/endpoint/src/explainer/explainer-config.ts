import type { Input } from "@pulumi/pulumi";
import { type AwsEnvironment, type PolicyStatement, canReadFrom } from "@mlops/core";
import type { ExplainerSettings } from "./explainer-settings.ts";

/** What explains answers, in the words of CloudFormation. */
export interface ExplainerConfig {
  readonly ClarifyExplainerConfig: {
    readonly EnableExplanations: string;
    readonly InferenceConfig: {
      readonly ContentTemplate?: string;
      readonly FeaturesAttribute?: string;
      readonly FeatureHeaders?: readonly string[];
      readonly FeatureTypes?: readonly string[];
      readonly LabelAttribute?: string;
      readonly LabelIndex?: number;
      readonly LabelHeaders?: readonly string[];
      readonly ProbabilityAttribute?: string;
      readonly ProbabilityIndex?: number;
      readonly MaxRecordCount?: number;
      readonly MaxPayloadInMB?: number;
    };
    readonly ShapConfig: {
      readonly ShapBaselineConfig: {
        readonly MimeType: string;
        readonly ShapBaseline?: string;
        readonly ShapBaselineUri?: Input<string>;
      };
      readonly NumberOfSamples?: number;
      readonly UseLogit: boolean;
      readonly Seed?: number;
      readonly TextConfig?: { readonly Granularity: string; readonly Language: string };
    };
  };
}

/** The explainer of an endpoint configuration. */
export function explainerConfig(explainer: ExplainerSettings): ExplainerConfig {
  const { when, contentType, shap } = explainer;
  const { baseline, baselineUri, samples, logit, seed, text } = shap;
  return {
    ClarifyExplainerConfig: {
      EnableExplanations: when,
      InferenceConfig: inferenceConfig(explainer),
      ShapConfig: {
        ShapBaselineConfig: {
          MimeType: contentType,
          ...(baseline !== undefined && { ShapBaseline: baseline }),
          ...(baselineUri !== undefined && { ShapBaselineUri: baselineUri }),
        },
        ...(samples !== undefined && { NumberOfSamples: samples }),
        UseLogit: logit,
        ...(seed !== undefined && { Seed: seed }),
        ...(text && { TextConfig: { Granularity: text.granularity, Language: text.language } }),
      },
    },
  };
}

function inferenceConfig({ requests, answers, maxRecords, maxPayloadMB }: ExplainerSettings) {
  const { contentTemplate, features, headers, types } = requests;
  const { label, labelHeaders, probability } = answers;
  return {
    ...(contentTemplate !== undefined && { ContentTemplate: contentTemplate }),
    ...(features !== undefined && { FeaturesAttribute: features }),
    ...(headers && { FeatureHeaders: headers }),
    ...(types && { FeatureTypes: types }),
    ...(typeof label === "string" && { LabelAttribute: label }),
    ...(typeof label === "number" && { LabelIndex: label }),
    ...(labelHeaders && { LabelHeaders: labelHeaders }),
    ...(typeof probability === "string" && { ProbabilityAttribute: probability }),
    ...(typeof probability === "number" && { ProbabilityIndex: probability }),
    ...(maxRecords !== undefined && { MaxRecordCount: maxRecords }),
    ...(maxPayloadMB !== undefined && { MaxPayloadInMB: maxPayloadMB }),
  };
}

/** Read what features are compared with, where that is in S3. */
export function canReadBaseline(
  environment: AwsEnvironment,
  { shap: { baselineUri } }: ExplainerSettings,
): PolicyStatement[] {
  return canReadFrom(environment, "ExplainerBaseline", baselineUri === undefined ? [] : [baselineUri]);
}
