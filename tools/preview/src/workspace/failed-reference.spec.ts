import { failedReferenceIn, failedReferenceText } from "./failed-reference.ts";

test("the stack behind a problem is found, through one reference or several", () => {
  const direct = failedReferenceText("acme/shop/base.dev", "base.dev", "the shop is closed");
  expect(failedReferenceIn(direct)).toBe("base.dev");
  expect(failedReferenceIn(failedReferenceText("web.dev", "web.dev", direct))).toBe("base.dev");
  expect(failedReferenceIn(`input "name": ${direct}`)).toBe("base.dev");
});

test("other problems have no stack behind them", () => {
  expect(failedReferenceIn('stack reference: got "x"; expected one of the stacks app.dev')).toBeUndefined();
});
