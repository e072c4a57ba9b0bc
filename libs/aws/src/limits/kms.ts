/** Limits of KMS keys (KMS API reference). */
export const keyLimits = {
  /** Days in which a deletion can be called back: ScheduleKeyDeletion, PendingWindowInDays; 30 where nothing is set. */
  deletionWindowDays: { min: 7, max: 30 },
  /** Days between rotations: EnableKeyRotation, RotationPeriodInDays. */
  rotationDays: { min: 90, max: 2_560 },
} as const;
