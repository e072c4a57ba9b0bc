import { fitsGlob } from "@mlops/aws";
import type { Property } from "@mlops/api-constraints/property";

/** Whether machines certainly take a volume key: all their types are known, and none has disks of its own. */
export function takeVolumeKey(
  types: readonly (Property | undefined)[],
  localDiskTypes: readonly string[],
): boolean {
  return (
    types.length > 0 &&
    types.every((type) => {
      const text = type?.text;
      return text !== undefined && !localDiskTypes.some((pattern) => fitsGlob(pattern, text));
    })
  );
}
