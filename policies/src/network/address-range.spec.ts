import { isAnywhere } from "./address-range.ts";
import { Property } from "@mlops/api-constraints/property";

describe("a range of addresses", () => {
  test.each(["0.0.0.0/0", "::/0", "0000::/0", " 0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "8000::/1"])(
    "is anywhere when it is %j",
    (range) => {
      expect(isAnywhere(Property.of(range))).toBe(true);
    },
  );

  test.each(["10.0.0.0/8", "0.0.0.0/10", "192.0.2.1", "2001:db8::/32", "", undefined, 0])(
    "is somewhere when it is %j",
    (range) => {
      expect(isAnywhere(Property.of(range))).toBe(false);
    },
  );
});
