import type { DocumentObject, DocumentValue } from "@mlops/pipeline-definition/reading";

/** Name of the one input of a transform job. */
const transformInput = "data";

/** Names of a job's inputs: channels of a training job, inputs of a processing job. */
export function inputNames(content: DocumentValue | undefined): string[] {
  if (typeof content !== "object" || content === null) return [];
  const own = inputName(content as DocumentObject);
  const transform = "TransformInput" in content ? [transformInput] : [];
  const inner = Object.values(content as DocumentObject).flatMap(inputNames);
  return [...new Set([...(own === undefined ? [] : [own]), ...transform, ...inner])];
}

/**
 * The arguments of a step with other inputs.
 * @param uris S3 URIs by the input's name
 */
export function withInputs(content: DocumentObject, uris: Readonly<Record<string, string>>): DocumentObject {
  // Objects of a JSON text stay objects.
  return replaced(content, uris) as DocumentObject;
}

function replaced(value: unknown, uris: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((one) => replaced(one, uris));
  if (typeof value !== "object" || value === null) return value;
  const uri = uris[inputName(value as DocumentObject) ?? ""];
  if (uri !== undefined) return withUri(value, uri);
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => {
    const data = key === "TransformInput" ? uris[transformInput] : undefined;
    return [key, data === undefined ? replaced(one, uris) : withUri(one, data)];
  });
  return Object.fromEntries(entries);
}

function inputName({ ChannelName, InputName }: DocumentObject): string | undefined {
  return [ChannelName, InputName].find((name) => typeof name === "string");
}

/** A value with another address wherever it has one. */
function withUri(value: unknown, uri: string): unknown {
  if (Array.isArray(value)) return value.map((one) => withUri(one, uri));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => [
    key,
    key === "S3Uri" ? uri : withUri(one, uri),
  ]);
  return Object.fromEntries(entries);
}
