/** Limits of a SageMaker volume in GB (API: `SpaceEbsVolumeSizeInGb`, `NotebookInstanceVolumeSizeInGB`). */
export const volumeGb = { min: 5, max: 16_384 } as const;

/** Problems of a volume's size in GB. */
export function volumeProblems(
  argument: string,
  size: number,
  { min, max }: { min: number; max: number } = volumeGb,
): string[] {
  if (Number.isInteger(size) && size >= min && size <= max) return [];
  return [`${argument}: got ${size}; expected ${min} to ${max} whole GB`];
}
