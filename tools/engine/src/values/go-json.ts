/** Go escapes these in JSON, so that it can be part of HTML. */
const escapedByGo = /[<>&\u2028\u2029]/g;

/** JSON as JavaScript writes it, in the form that Go, and so Pulumi's CLI and its providers, would write. */
export function goJsonText(json: string): string {
  return json.replace(
    escapedByGo,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
