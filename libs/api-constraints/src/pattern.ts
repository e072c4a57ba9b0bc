/**
 * Patterns that this language cannot take as they stand, and what they mean in it: classes and escapes that only Java
 * has, and patterns over which a backtracking engine would sit for years when a text does not match.
 */
export const translations: Readonly<Record<string, string>> = {
  // `$`, however often, is one end.
  "([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,128}": "[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*",
  "([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,256}": "[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*",
  "arn:[\\p{Alnum}\\-]+:lambda:[\\p{Alnum}\\-]+:[0-9]{12}:function:.*":
    "arn:[a-zA-Z0-9\\-]+:lambda:[a-zA-Z0-9\\-]+:[0-9]{12}:function:.*",
  "\\p{Print}+": "[\\x20-\\x7E]+",
  "[A-Za-z0-9\\_\\-]+": "[A-Za-z0-9_\\-]+",
  "[a-zA-Z0-9\\_\\-]+": "[a-zA-Z0-9_\\-]+",
  "(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)":
    "arn:aws[a-z\\-]*:secretsmanager:[a-z0-9\\-.]+:.*|\\$(\\.[\\w\\-]+(\\[(\\d+|\\*)\\])*)*",
  // Anything but the line ends that `.` does not take and the list does not name.
  ".*(?:[ \\r\\n\\t].*)*": "[^\\u0085\\u2028\\u2029]*",
  // At least three characters, never two slashes in a row.
  "https://([.\\-_a-zA-Z0-9]+/?){3,1016}":
    "https://(?=(?:[.\\-_a-zA-Z0-9]/?){3})[.\\-_a-zA-Z0-9]+(?:/[.\\-_a-zA-Z0-9]+)*/?",
  // Anything printable and tabs, but not tabs alone.
  "^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$": "\\t*[\\x20-\\x7E][\\t\\x20-\\x7E]*",
};

const compiled = new Map<string, RegExp>();

/** Whether the whole of `text` matches a pattern of the APIs. */
export function fitsPattern(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = expressionOf(pattern);
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}

/** The expression that matches a text when the whole of it matches `pattern`. */
export function expressionOf(pattern: string): RegExp {
  return new RegExp(`^(?:${translations[pattern] ?? pattern})$`, "u");
}
