import type { Property } from "@mlops/api-constraints/property";

/** Reads a path of members as the SageMaker API spells them, such as `ResourceConfig.VolumeKmsKeyId`. */
export type Reader = (path: string) => Property;

/** The same within a step of a pipeline: nothing where only a run will tell. */
export type StepReader = (path: string) => Property | undefined;

/** Reads what is spelled as in the API: desired states of Cloud Control. */
export function apiReader(root: Property): Reader {
  return (path) => root.at(path);
}

/** Reads what is spelled as in @pulumi/aws: `resourceConfig.volumeKmsKeyId`. */
export function awsReader(root: Property): Reader {
  return (path) => root.at(awsSpelling(path));
}

/** A reader of what stands at `path` of another reader. */
export function readerAt<Found>(read: (path: string) => Found, path: string): (inner: string) => Found {
  return (inner) => read(`${path}.${inner}`);
}

/** `EnableSSMAccess` is `enableSsmAccess`, and `VolumeSizeInGB` is `volumeSizeInGb`. */
function awsSpelling(path: string): string {
  return path
    .replace(/[A-Z]{2,}(?![a-z])/g, (letters) => letters.charAt(0) + letters.slice(1).toLowerCase())
    .replace(/(^|\.)[A-Z]/g, (start) => start.toLowerCase());
}
