/** The folders of an asynchronous endpoint in the data bucket. */
export type AsynchronousFolder = "requests" | "results" | "failures";

/** Beginning of the keys of an asynchronous endpoint's requests, or of its answers, in the data bucket. */
export function asynchronousPrefix(endpointName: string, folder: AsynchronousFolder): string {
  return `inference/${endpointName}/${folder}/`;
}
