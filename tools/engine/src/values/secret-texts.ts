import type { StackIdentity } from "../deployment/deployment.ts";
import { type WireValue, isWireObject, signatureOf } from "./wire-values.ts";

/** What stands for a secret in a text. */
const MASK = "[secret]";
/** Characters of the shortest text that is taken for a secret: shorter ones are part of too many words. */
const MIN_LENGTH = 4;
/** Values that say nothing, however secret they are. */
const commonTexts: ReadonlySet<string> = new Set(["true", "false", "null", "undefined", MASK]);

/** The secrets of one run, to keep them out of what is reported about it. */
export class SecretTexts {
  readonly #texts = new Set<string>();
  readonly #names: string;
  #forms: readonly string[] | undefined;

  /** @param identity what texts may go on naming, even if a secret is part of it */
  constructor({ organization, project, stack }: StackIdentity) {
    this.#names = [organization, project, stack].join("\n");
  }

  /** Add every text and number of a secret value. */
  add(value: unknown): void {
    if (typeof value === "object" && value !== null) {
      for (const part of Object.values(value)) this.add(part);
      return;
    }
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return;
    const text = String(value);
    if (text.length < MIN_LENGTH || commonTexts.has(text) || this.#names.includes(text)) return;
    this.#texts.add(text);
    this.#forms = undefined;
  }

  /** Add the secrets within a property value. */
  addSecretsOf(value: WireValue): void {
    if (Array.isArray(value)) {
      for (const part of value) this.addSecretsOf(part);
    } else if (isWireObject(value)) {
      if (signatureOf(value) === "secret") this.add(value.value);
      else for (const part of Object.values(value)) this.addSecretsOf(part);
    }
  }

  /** The text without secrets, in whatever common form they are in it. */
  mask(text: string): string {
    if (this.#texts.size === 0) return text;
    // The longest first: a secret may be part of another one.
    this.#forms ??= [...new Set([...this.#texts].flatMap(formsOf))].sort((a, b) => b.length - a.length);
    return this.#forms.reduce((masked, form) => masked.replaceAll(form, () => MASK), text);
  }
}

/** A text as it is, in JSON, in a URL, in base64, and each of its lines. */
function formsOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim().length >= 2 * MIN_LENGTH);
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text.toWellFormed()),
    Buffer.from(text).toString("base64"),
    Buffer.from(text).toString("base64url"),
    ...(lines.length > 1 ? lines.map((line) => line.trim()) : []),
  ];
}
