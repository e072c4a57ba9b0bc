import type { Range } from "@mlops/aws";

/** Problems of a volume's size in GB. */
export function volumeProblems(argument: string, size: number, { min, max }: Range): string[] {
  if (Number.isInteger(size) && size >= min && size <= max) return [];
  return [`${argument}: got ${size}; expected ${min} to ${max} whole GB`];
}
