import { Property } from "@mlops/api-constraints/property";
import { refersTo } from "./reference.ts";
import { type StackResource, stackOfResources } from "./resource.ts";

/** A stand-in for what the SDK throws. */
class UnknownValueError extends Error {}

const unknown = Property.of({
  get value(): string {
    throw new UnknownValueError();
  },
}).at("value");

const made = (name: string, type: string): StackResource => ({
  ...stackOfResources([]),
  name,
  type,
  urn: name,
  props: Property.of({}),
  protect: false,
  ignoreChanges: [],
  dependencies: [],
  dependenciesOf: () => [],
});

const endpoint = made("a", "Endpoint");
const other = made("b", "Endpoint");
const role = made("c", "Role");
const target = { resources: [endpoint], types: ["Endpoint"], names: [Property.of("sentiment")] };
const nameless = { ...target, names: [unknown] };

describe("a value deep in a resource", () => {
  test("names a target whose name it is, wherever it came from", () => {
    expect(refersTo(Property.of("sentiment"), [], target)).toBe("yes");
    expect(refersTo(Property.of("sentiment"), [other], target)).toBe("yes");
    expect(refersTo(Property.of("reviews"), [endpoint], target)).toBe("no");
  });

  test("may name a target whose name is known later", () => {
    expect(refersTo(Property.of("sentiment"), [], nameless)).toBe("maybe");
  });

  test("names nothing when it is missing", () => {
    expect(refersTo(Property.of(undefined), [endpoint], target)).toBe("no");
    expect(refersTo(Property.of(""), [endpoint], nameless)).toBe("no");
  });

  test("that is known later names the only target that it can have come from", () => {
    expect(refersTo(unknown, [endpoint, role], target)).toBe("yes");
    expect(refersTo(unknown, [endpoint, other], target)).toBe("maybe");
    expect(refersTo(unknown, [other, role], target)).toBe("no");
    expect(refersTo(unknown, [role], target)).toBe("maybe");
    expect(refersTo(unknown, [], target)).toBe("maybe");
  });
});
