const json = /^application\/(?:[\w.-]+\+)?json\b/i;

/** The body of an answer, as data and for people. */
export interface AnswerBody {
  /** JSON as what it means, other texts as they are, and what is no text in Base64. */
  readonly body: unknown;
  readonly contentType: string | undefined;
  readonly isBase64: boolean;
}

/** Read the body of an answer. */
export function answerBody(bytes: Uint8Array, contentType: string | undefined): AnswerBody {
  const text = textOf(bytes);
  if (text === undefined) return { body: Buffer.from(bytes).toString("base64"), contentType, isBase64: true };
  return { body: json.test(contentType ?? "") ? parsed(text) : text, contentType, isBase64: false };
}

/**
 * The body for people: JSON with line breaks.
 * @param isTerminal whether control characters would be obeyed
 */
export function bodyText({ body }: AnswerBody, isTerminal: boolean): string {
  const text = typeof body === "string" ? body.trimEnd() : JSON.stringify(body, undefined, 2);
  return isTerminal ? text.replaceAll(/[^\P{Cc}\n\t]/gu, " ") : text;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
