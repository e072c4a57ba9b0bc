import { z } from "zod";
import { choiceValue } from "@mlops/core";

const text = z.string().min(1).max(1_024);

/** What a model card says. */
export const modelCardSettings = z.strictObject({
  status: choiceValue(["Draft", "PendingReview", "Approved", "Archived"])
    .default("Draft")
    .describe("Status of the card itself, which is not that of a version. Default: Draft."),
  owner: text.describe("Who answers for the model."),
  problem: text.describe("The problem that it solves, in the words of the business."),
  intendedUses: text.describe("What it may be used for, and what not."),
  risk: choiceValue(["High", "Medium", "Low", "Unknown"])
    .default("Unknown")
    .describe("How much harm a wrong answer does. Default: Unknown."),
  riskExplanation: text.optional().describe("Why the risk is rated so. Default: none."),
  caveats: text.optional().describe("What to mind. Default: none."),
});

/** Checked settings of a model card. */
export type ModelCardSettings = z.output<typeof modelCardSettings>;

/**
 * The content of a card in the model card JSON schema.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards-create.html
 */
export function cardContent(groupName: string, card: ModelCardSettings) {
  const { owner, problem, intendedUses, risk, riskExplanation, caveats } = card;
  return {
    model_overview: { model_name: groupName, model_owner: owner },
    business_details: { business_problem: problem },
    intended_uses: {
      intended_uses: intendedUses,
      risk_rating: risk,
      ...(riskExplanation !== undefined && { explanations_for_risk_rating: riskExplanation }),
    },
    ...(caveats !== undefined && {
      additional_information: { caveats_and_recommendations: caveats },
    }),
  };
}
