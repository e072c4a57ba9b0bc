import { models } from "../api-model.ts";
import { limitsByOperation } from "./by-operation.ts";

test("there are no limits of operations that no model holds", () => {
  const operations = Object.values(models).flatMap((model) => Object.keys(model.operations));
  expect(Object.keys(limitsByOperation).filter((operation) => !operations.includes(operation))).toEqual([]);
});
