import { definitionProblems } from "./index.ts";
import { pipelines } from "./testing/pipelines/index.ts";

test.each(Object.entries(pipelines))("nothing is wrong with %s", (_, pipeline) => {
  expect(definitionProblems(pipeline())).toEqual([]);
});
