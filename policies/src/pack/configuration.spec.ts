import { z } from "zod";
import schema from "../../config/schema.json" with { type: "json" };
import { parseConfiguration } from "./configuration.ts";
import { asWritten, rulingOf } from "./ruling.ts";
import { inventedResourceRule, inventedStackRule } from "../testing/invented-rule.ts";

const written = {
  severity: "low",
  levels: { dev: "advisory", qa: "advisory", prod: "mandatory" },
  description: "A rule.",
  remediation: "do it",
  mapping: {},
  check: () => undefined,
} as const;
const limits = inventedResourceRule({
  ...written,
  id: "limits",
  settings: { max: 3, strict: true, unit: "hour", types: ["ml.m5.large"] },
});
const plain = inventedStackRule({ ...written, id: "plain" });
const rules = [limits, plain];
const parseText = (text: string) => parseConfiguration({ name: "dev.json", text }, rules);
const parse = (raw: unknown) => parseText(JSON.stringify(raw, null, 2));

describe("an environment's configuration", () => {
  test("may change nothing", () => {
    expect(parse({})).toEqual({ levels: {}, settings: {} });
    expect(parse({ $schema: "./schema.json", levels: {}, settings: {} })).toMatchObject({
      levels: {},
      settings: {},
    });
  });

  test("changes the level and single settings of a rule, in its environment only", () => {
    const dev = parse({ levels: { limits: "disabled" }, settings: { limits: { max: 9, types: [] } } });
    const configurations = { ...asWritten, dev };
    expect(rulingOf(limits, "dev", configurations)).toEqual({
      level: "disabled",
      settings: { max: 9, strict: true, unit: "hour", types: [] },
    });
    expect(rulingOf(limits, "qa", configurations)).toEqual({ level: "advisory", settings: limits.settings });
    expect(rulingOf(plain, "prod", configurations)).toEqual({ level: "mandatory", settings: {} });
  });

  test("is refused with everything that is wrong in it", () => {
    const raw = {
      level: {},
      levels: { limits: "warn", plane: "advisory", plain: null },
      settings: {
        limits: { max: "9", strict: "yes", unit: 1, types: ["a", 2], maximum: 9 },
        plain: { max: 1 },
        plane: {},
      },
    };
    expect(() => parse(raw)).toThrow(
      new Error(
        [
          "dev.json cannot be used:",
          "  - dev.json:2: level: got an unknown key; expected $schema, levels or settings",
          '  - dev.json:4: levels.limits: got "warn"; expected "disabled", "advisory" or "mandatory"',
          '  - dev.json:5: levels.plane: got "advisory"; expected the id of a rule as the key; the nearest is plain',
          '  - dev.json:6: levels.plain: got null; expected "disabled", "advisory" or "mandatory"',
          '  - dev.json:10: settings.limits.max: got "9"; expected a number',
          '  - dev.json:11: settings.limits.strict: got "yes"; expected true or false',
          "  - dev.json:12: settings.limits.unit: got 1; expected a string",
          "  - dev.json:15: settings.limits.types[1]: got 2; expected a string",
          "  - dev.json:17: settings.limits.maximum: got an unknown key; expected max, strict, unit or types",
          "  - dev.json:20: settings.plain.max: got an unknown key; remove it",
          "  - dev.json:22: settings.plane: got {}; expected the id of a rule as the key; the nearest is plain",
        ].join("\n"),
      ),
    );
  });
});

describe("the schema that editors use", () => {
  const fits = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

  test.each([
    [{}, true],
    [{ $schema: "./schema.json", levels: { limits: "advisory" } }, true],
    [{ settings: { limits: { max: 1, strict: false, unit: "day", types: ["a"] } } }, true],
    [{ settings: { limits: { types: [] } } }, true],
    [[], false],
    ["", false],
    [{ level: {} }, false],
    [{ levels: [] }, false],
    [{ levels: { limits: "warn" } }, false],
    [{ levels: { limits: null } }, false],
    [{ settings: { limits: 3 } }, false],
    [{ settings: { limits: { max: null } } }, false],
    [{ settings: { limits: { types: [1] } } }, false],
    [{ settings: { limits: { types: { a: 1 } } } }, false],
  ])("agrees with the pack about %j: %s", (raw, isAllowed) => {
    const isParsed = () => {
      try {
        parse(raw);
        return true;
      } catch {
        return false;
      }
    };
    expect([fits.safeParse(raw).success, isParsed()]).toEqual([isAllowed, isAllowed]);
  });
});
