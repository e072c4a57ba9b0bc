import fc from "fast-check";
import { models } from "./api-model.ts";
import { expressionOf, fitsPattern, translations } from "./pattern.ts";
import { matchingText } from "./testing/matching-text.ts";

const shapes = Object.values(models).flatMap(({ shapes: all }) => Object.values(all)) as readonly {
  readonly pattern?: string;
  readonly max?: number;
}[];
const patterns = [
  ...new Set(shapes.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]))),
].toSorted();

/** The longest text that a pattern is tried on: longer ones are refused for their length. */
function longest(pattern: string): number {
  const lengths = shapes.filter((shape) => shape.pattern === pattern).map(({ max = 10_000 }) => max);
  return Math.min(Math.max(...lengths), 10_000);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

describe("the patterns of the APIs", () => {
  test("can all be taken, those that need it in translation", () => {
    for (const pattern of patterns) expect(() => expressionOf(pattern)).not.toThrow();
    const foreign = patterns.filter((pattern) => !compiles(pattern));
    expect(foreign).toEqual([
      "([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,128}",
      "([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,256}",
      "(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)",
      "[A-Za-z0-9\\_\\-]+",
      "[a-zA-Z0-9\\_\\-]+",
      "\\p{Print}+",
      "arn:[\\p{Alnum}\\-]+:lambda:[\\p{Alnum}\\-]+:[0-9]{12}:function:.*",
    ]);
    expect(foreign.filter((pattern) => !(pattern in translations))).toEqual([]);
  });

  test("are all still there that are translated", () => {
    expect(Object.keys(translations).filter((pattern) => !patterns.includes(pattern))).toEqual([]);
  });

  test.each(patterns)("never keep anybody waiting: %s", (pattern) => {
    const length = longest(pattern);
    const fitting = fc.sample(matchingText(pattern), { numRuns: 3, seed: 1 });
    const pieces = [...fitting, "a", "-", "a-", " ", "a ", ".", "/", "a/", "a.", "0", "\t ", "aA0-_.:/"];
    for (const piece of pieces.filter((one) => one !== "")) {
      const text = `${piece.repeat(Math.ceil(length / piece.length)).slice(0, length - 1)}\u0000`;
      // What this process has worked, not what it has waited for others on the machine.
      const start = process.cpuUsage();
      fitsPattern(pattern, text);
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(250);
    }
  });
});

describe("a text", () => {
  test.each([
    ["[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", "a-b--c", true],
    ["[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", "a-", false],
    ["[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", "a b-c", false],
    ["https://([^/]+)/?(.*)$|^[a-zA-Z0-9](-*[a-zA-Z0-9])*", "https://example.com/a", true],
    ["https://([^/]+)/?(.*)$|^[a-zA-Z0-9](-*[a-zA-Z0-9])*", "sentiment", true],
    ["https://([^/]+)/?(.*)$|^[a-zA-Z0-9](-*[a-zA-Z0-9])*", "senti_ment", false],
    ["([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)", "Größe 2", true],
    ["([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)", "a&b", false],
    ["([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,128}", "Größe 2", true],
    ["([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)${1,128}", "a&b", false],
    ["\\p{Print}+", "load, 5 min", true],
    ["\\p{Print}+", "tab\t", false],
    ["[A-Za-z0-9\\_\\-]+", "a_b-c", true],
    ["[A-Za-z0-9\\_\\-]+", "a.b", false],
    [
      "arn:[\\p{Alnum}\\-]+:lambda:[\\p{Alnum}\\-]+:[0-9]{12}:function:.*",
      "arn:aws-cn:lambda:x-1:111122223333:function:f",
      true,
    ],
    [
      "arn:[\\p{Alnum}\\-]+:lambda:[\\p{Alnum}\\-]+:[0-9]{12}:function:.*",
      "arn:aws_cn:lambda:x-1:111122223333:function:f",
      false,
    ],
    [".*(?:[ \\r\\n\\t].*)*", '{\r\n\t"a": " "}', true],
    [".*(?:[ \\r\\n\\t].*)*", "a\u2028b", false],
    ["https://([.\\-_a-zA-Z0-9]+/?){3,1016}", "https://git.example.com/a/b.git", true],
    ["https://([.\\-_a-zA-Z0-9]+/?){3,1016}", "https://a/b/c/", true],
    ["https://([.\\-_a-zA-Z0-9]+/?){3,1016}", "https://a/b", false],
    ["https://([.\\-_a-zA-Z0-9]+/?){3,1016}", "https://abc//d", false],
    ["^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$", "\tno-cache,\t no-store", true],
    ["^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$", "\t\t", false],
    [
      "(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)",
      "$.detail.keys[0]",
      true,
    ],
    [
      "(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)",
      "detail",
      false,
    ],
  ])("of the pattern %s is %j: %s", (pattern, text, fits) => {
    expect(patterns).toContain(pattern);
    expect(fitsPattern(pattern, text)).toBe(fits);
  });

  test("fits a translated pattern when it fits the original, where this language can tell", () => {
    const tellable = [
      "https://([.\\-_a-zA-Z0-9]+/?){3,1016}",
      "^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$",
    ];
    const letters = fc.string({ unit: fc.constantFrom("a", "/", "//", ".", " ", "\t", "é"), maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...tellable), letters, fc.boolean(), (pattern, tail, isUrl) => {
        const text = isUrl ? `https://${tail}` : tail;
        expect(fitsPattern(pattern, text)).toBe(new RegExp(`^(?:${pattern})$`, "u").test(text));
      }),
      { numRuns: 2000 },
    );
  });
});
