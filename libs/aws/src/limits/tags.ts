/**
 * Limits of tags.
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const tagLimits = {
  /** Most tags of a resource. */
  maxTags: 50,
  /** Longest key, in characters. API of SageMaker, Lambda and others: `TagKey`. */
  maxKeyLength: 128,
  /** Longest value, in characters. API of SageMaker, Lambda and others: `TagValue`. */
  maxValueLength: 256,
} as const;

/** What the keys of AWS's own tags begin with, in whatever case; nobody else may use it. */
export const reservedTagPrefix = "aws:";
