import fc from "fast-check";
import { Property } from "./property.ts";
import { handedOver } from "./testing/handed-over.ts";
import { UNKNOWN, pathsIn } from "./testing/values.ts";

/** Properties as the SDK hands them to a policy. */
const propertiesOf = (props: object) => Property.of(handedOver(props));

/** How the engine sends what it does not know yet: a boolean, a number, a text, a list, an object. */
const sentinels = [
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  UNKNOWN,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

describe("a property", () => {
  test.each([
    ["a text", "x", "value", '"x"'],
    ["zero", 0, "value", "0"],
    ["false", false, "value", "false"],
    ["a list", ["a", "b"], "value", "a list of 2"],
    ["an object", {}, "value", "an object"],
    ["null", null, "empty", "null"],
    ["an empty text", "", "empty", '""'],
    ["a blank text", " \n", "empty", '" \\n"'],
    ["an empty list", [], "empty", "an empty list"],
    ["an unknown value", UNKNOWN, "unknown", "unknown"],
    ["a long text", "x".repeat(90), "value", `"${"x".repeat(79)}…"`],
  ])("knows %s", (_, value, state, description) => {
    const property = propertiesOf({ key: value }).at("key");
    expect([property.path, property.state, property.description]).toEqual(["key", state, description]);
  });

  test("is absent when nothing sets it, on whatever way", () => {
    const props = propertiesOf({ text: "x", list: ["a"], none: null, object: {} });
    for (const path of [
      "other",
      "text.length",
      "list.1",
      "list.length",
      "none.a",
      "object.toString",
      "object.a.b",
    ]) {
      expect([path, props.at(path).state]).toEqual([path, "absent"]);
    }
  });

  test.each(sentinels)("is unknown when the engine sends %s, and so is whatever is within it", (sentinel) => {
    const props = propertiesOf({ key: sentinel, list: [sentinel, "a"] });
    expect(["key", "key.deep.er", "key.0", "list.0"].map((path) => props.at(path).state)).toEqual(
      Array.from({ length: 4 }, () => "unknown"),
    );
    expect(props.at("list").elements.map(({ path, state }) => [path, state])).toEqual([
      ["list[0]", "unknown"],
      ["list[1]", "value"],
    ]);
    expect(props.at("key").elements).toEqual([]);
    expect(props.at("key").keys).toEqual([]);
  });

  test("of an unknown value nothing is certain", () => {
    const unknown = propertiesOf({ key: UNKNOWN }).at("key");
    expect([
      unknown.is(UNKNOWN),
      unknown.isNot("a"),
      unknown.isMissing,
      unknown.text,
      unknown.number,
    ]).toEqual([false, false, false, undefined, undefined]);
  });

  test.each([
    ["a", true, false],
    ["b", false, true],
    ["", false, true],
    [null, false, true],
    [["a"], false, true],
    [UNKNOWN, false, false],
  ])("of %j it is certain that it is a: %s, that it is not: %s", (value, is, isNot) => {
    const property = propertiesOf({ key: value }).at("key");
    expect([property.is("a"), property.isNot("a")]).toEqual([is, isNot]);
  });

  test("tells a number from its text", () => {
    const props = propertiesOf({ number: 2, text: "2" });
    expect([props.at("number").is("2"), props.at("text").is("2")]).toEqual([false, true]);
    expect([props.at("number").number, props.at("text").number]).toEqual([2, undefined]);
  });

  test("has a key with dots in it", () => {
    expect(
      propertiesOf({ tags: { "a.b": "c" } })
        .at("tags")
        .key("a.b").text,
    ).toBe("c");
  });

  test("knows whether anything in it is unknown", () => {
    const props = propertiesOf({ known: { a: ["b", 1, null] }, partly: { a: ["b", { c: UNKNOWN }] } });
    expect([props.at("known").hasUnknown, props.at("partly").hasUnknown]).toEqual([false, true]);
  });

  test("reads a JSON text as what it says, and any other text as itself", () => {
    const props = propertiesOf({ json: '["a",{"b":""}]', text: "see the wiki", key: UNKNOWN, list: ["a"] });
    expect(props.at("json").parsed.elements.map(({ path }) => path)).toEqual(["json[0]", "json[1]"]);
    expect(props.at("json").parsed.at("1.b").state).toBe("empty");
    expect(props.at("text").parsed.text).toBe("see the wiki");
    expect(props.at("key").parsed.state).toBe("unknown");
    expect(props.at("list").parsed.description).toBe("a list of 1");
  });

  test("can be read wherever a value is unknown, and is the same everywhere else", () => {
    const json = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,3}$/),
      fc.jsonValue({ maxDepth: 3, noUnicodeString: true }),
    );
    fc.assert(
      fc.property(json, fc.nat(), (props, choice) => {
        // Keys may hold dots themselves: take the paths that lead somewhere, key by key.
        const at = (root: Property, path: string) => path.split(".").reduce((one, key) => one.key(key), root);
        const paths = pathsIn(props).filter((path) => leadsSomewhere(props, path.split(".")));
        const hidden = paths[choice % Math.max(paths.length, 1)];
        if (hidden === undefined) return;
        const whole = propertiesOf(props);
        const partly = propertiesOf(withUnknown(props, hidden.split(".")));
        for (const path of paths) {
          const isHidden = `${path}.`.startsWith(`${hidden}.`);
          expect(at(partly, path).state).toBe(isHidden ? "unknown" : at(whole, path).state);
        }
      }),
    );
  });
});

function leadsSomewhere(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return false;
  return leadsSomewhere(Reflect.get(value, name), rest);
}

function withUnknown(value: unknown, [name, ...rest]: readonly string[]): object {
  if (typeof value !== "object" || value === null || name === undefined) throw new Error("no such path");
  const inner = rest.length === 0 ? UNKNOWN : withUnknown(Reflect.get(value, name), rest);
  // A property of its own, also where its name is __proto__.
  return Array.isArray(value) ? value.with(Number(name), inner) : { ...value, [name]: inner };
}

describe("a property of which only a part is told", () => {
  const part = propertiesOf({ inputs: { name: "a", vpcConfig: {} } }).at("inputs").partialRoot;

  test("has at its first level what is told, and nothing certain beside it", () => {
    expect([part.at("name").text, part.at("name").path]).toEqual(["a", "name"]);
    expect([part.at("other").state, part.at("other").isMissing]).toEqual(["unknown", false]);
    expect(part.at("vpcConfig.subnets").state).toBe("absent");
  });

  test("takes members from elsewhere in place of its own", () => {
    const both = part.with({ name: Property.unknown("name"), tags: Property.of("b", "tags") });
    expect([both.at("name").state, both.at("tags").text, both.at("vpcConfig").state]).toEqual([
      "unknown",
      "b",
      "value",
    ]);
  });
});

test("nothing is certain of what lies deeper than any input of AWS", () => {
  const nested = (levels: number) => {
    let value: object = { name: "x" };
    for (let level = 0; level < levels; level++) value = { in: value };
    return Property.of(value);
  };
  const deepest = (levels: number) => nested(levels).at(`${"in.".repeat(levels)}name`);
  expect([deepest(99).text, deepest(100).state, nested(98).hasUnknown, nested(5000).hasUnknown]).toEqual([
    "x",
    "unknown",
    false,
    true,
  ]);
});

test("nothing is certain of the elements of a list that is longer than any that an API takes", () => {
  const { elements, length, description } = Property.of(
    Array.from({ length: 40_000 }, () => "a"),
    "features",
  );
  expect([elements.length, length, description]).toEqual([2_501, 40_000, "a list of 40000"]);
  expect([elements[2_499]?.text, elements[2_500]?.state, elements[2_500]?.path]).toEqual([
    "a",
    "unknown",
    "features[2500]",
  ]);
});

test("of the keys of an object, the first ones are read", () => {
  const many = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`k${index}`, index]));
  expect(Property.of(many).keys).toHaveLength(2_500);
});

test("a value that holds itself holds something that is not known", () => {
  const list: unknown[] = ["a"];
  list.push(list, list);
  expect(Property.of(list).hasUnknown).toBe(true);
});

test("values that stand for unknown ones are unknown wherever they are", () => {
  const parameter = Symbol("parameter");
  const property = Property.of({ a: [parameter, 1], b: parameter }, "", (value) => value === parameter);
  expect(property.at("a").elements.map(({ state }) => state)).toEqual(["unknown", "value"]);
  expect([property.at("b").state, property.at("b.c").state, property.hasUnknown]).toEqual([
    "unknown",
    "unknown",
    true,
  ]);
});
