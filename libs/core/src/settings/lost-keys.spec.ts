import { output } from "@pulumi/pulumi";
import { z } from "zod";
import { settingsProblems } from "./checked-settings.ts";
import { lostKeyProblems } from "./lost-keys.ts";

const problemAt = (path: string) =>
  `${path}: got 1; expected another name, because JavaScript gives every object this one`;

test("a key that zod would leave out of a record is refused, wherever it stands", () => {
  const settings: unknown = JSON.parse('{"__proto__":1,"jobs":[{"values":{"__proto__":1,"a":2}}]}');
  expect(lostKeyProblems(settings)).toEqual([problemAt("__proto__"), problemAt("jobs[0].values.__proto__")]);
});

test("it is refused once where unknown keys are refused as well", () => {
  const schema = z.strictObject({ a: z.number() });
  expect(settingsProblems(schema, JSON.parse('{"a":1,"__proto__":1}'))).toEqual([problemAt("__proto__")]);
});

test("what a deployment knows is not looked into", () => {
  expect(lostKeyProblems({ a: output({ b: 1 }) })).toEqual([]);
});
