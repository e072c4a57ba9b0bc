import { z } from "zod";
import { checkedFile } from "./checked-file.ts";

const schema = z.strictObject({ days: z.int().min(1), owners: z.array(z.string()).default([]) });
const read = (text: string) => checkedFile({ name: "limits.json", text }, schema);

describe("a file of the pack", () => {
  test("is what its schema makes of it", () => {
    expect(read('{ "days": 2 }')).toEqual({ days: 2, owners: [] });
  });

  test("is refused with the line of every problem, in their order", () => {
    expect(() => read('{\n  "owner": "a",\n  "days": 0,\n  "owners": [\n    "a",\n    2\n  ]\n}')).toThrow(
      new Error(
        [
          "limits.json cannot be used:",
          "  - limits.json:2: owner: got an unknown key; expected days or owners",
          "  - limits.json:3: days: got 0; expected at least 1",
          "  - limits.json:6: owners[1]: got 2; expected a string",
        ].join("\n"),
      ),
    );
  });

  test("names the line of what lacks something", () => {
    expect(() => read("\n{}")).toThrow("  - limits.json:2: days: got nothing; expected a number");
  });

  test("has no key twice: the first of them would say nothing", () => {
    expect(() => read('{\n  "days": 1,\n  "days": 2\n}')).toThrow(
      "  - limits.json:3: Map keys must be unique",
    );
  });

  test.each(["", "{", "days: 1", '{ "days": 1, }'])("is JSON: %j is not", (text) => {
    expect(() => read(text)).toThrow(/^limits\.json cannot be used:\n {2}- limits\.json/);
  });
});
