import type { Given } from "./given.ts";
import { counted, quoted } from "./problem.ts";

/** What came, without the text itself when it may be a secret. */
export function descriptionOf({ content }: Given, hidden = false): string {
  switch (content.kind) {
    case "text":
      return textDescription(content.text, hidden);
    case "number":
      return `${content.number}`;
    case "boolean":
      return `${content.boolean}`;
    case "list":
      return `a list of ${content.size}`;
    case "absent":
      return "nothing";
    default:
      return "an object";
  }
}

/** A text in quotes, or its length when it may be a secret. */
export function textDescription(text: string, hidden: boolean): string {
  return hidden ? `a text of ${counted(text.length, "character")}` : quoted(text);
}
