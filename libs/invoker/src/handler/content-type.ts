/** Whether `text` is a media type, with or without parameters: `text/csv; header=present`. At most 1024 characters. */
export function isContentType(text: string): boolean {
  return text.length <= 1024 && /^[\w.+-]+\/[\w.+-]+(\s*;[\x20-\x7e]*)?$/.test(text);
}

/** Whether content of this type is JSON. */
export function isJson(contentType: string): boolean {
  return /^application\/([\w.-]+\+)?json$/.test(mediaType(contentType));
}

/** Whether content of this type is text. Callers get text as it is, everything else in base64. */
export function isText(contentType: string): boolean {
  const type = mediaType(contentType);
  return type.startsWith("text/") || isJson(type) || /^application\/(jsonlines|x-ndjson|xml)$/.test(type);
}

function mediaType(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}
