/** Limits of the model registry (SageMaker API). */
export const registryLimits = {
  /** Longest description of a package group, in characters. API: `EntityDescription`. */
  maxDescriptionLength: 1_024,
  /** Longest policy of a package group, in characters. API: `PolicyString`. */
  maxPolicyLength: 20_480,
  /** Longest reason of an approval, in characters; it has no line breaks. API: `ApprovalDescription`. */
  maxApprovalLength: 1_024,
} as const;
