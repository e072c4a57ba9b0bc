import { output } from "@pulumi/pulumi";
import fc from "fast-check";
import {
  type PipelineDefinition,
  UnreadableDefinitionError,
  definitionProblems,
  definitionText,
  maxReadableCharacters,
  parseDefinition,
  stringParameter,
} from "./index.ts";
import { mutated, mutations } from "./testing/mutations.ts";
import { pipelines } from "./testing/pipelines/index.ts";

const refusal = (text: string) => {
  try {
    parseDefinition(text);
  } catch (error) {
    if (error instanceof UnreadableDefinitionError) return error.message;
    throw error;
  }
  return undefined;
};

test.each(Object.entries(pipelines))("%s is read as it was written", (_, pipeline) => {
  const definition = pipeline();
  const read = parseDefinition(definitionText(definition));
  expect(read).toEqual({ definition: JSON.parse(JSON.stringify(definition)), problems: [] });
  expect(definitionText(read.definition)).toBe(definitionText(definition));
});

test("a definition with problems is read as it was written, too, and each problem is found in it", () => {
  for (const mutation of mutations) {
    const text = JSON.stringify(mutated(mutation));
    const { definition, problems } = parseDefinition(text);
    expect([JSON.stringify(definition), problems.map((problem) => problem.text)]).toEqual([
      text,
      mutation.problems,
    ]);
  }
});

test("any definition is the same after it was read and written", () => {
  const key = fc.string().filter((text) => text !== "__proto__" && !/^\d+$/.test(text));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.string(),
      fc.maxSafeInteger(),
      fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e9, max: 1e9 }),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(
        { Get: "Parameters.A" },
        { Get: "Steps.a.Outcome" },
        { "Std:Join": { On: "", Values: [] } },
      ),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  }));
  const { step } = fc.letrec((tie) => ({
    step: fc.record(
      {
        Name: fc.constantFrom("a", "b", "c", "d e"),
        Type: fc.constantFrom("Training", "Condition", "Processing", "Lambda", "Fail", "constructor", "?"),
        Arguments: fc.oneof(
          { depthSize: "small" },
          fc.dictionary(key, value, { maxKeys: 4 }),
          fc.record({
            Conditions: fc.array(value, { maxLength: 2 }),
            IfSteps: fc.array(tie("step"), { maxLength: 3 }),
            ElseSteps: fc.array(tie("step"), { maxLength: 3 }),
          }),
        ),
        DependsOn: fc.array(fc.constantFrom("a", "b", "c", "lost")),
        PropertyFiles: value,
        CacheConfig: value,
        RetryPolicies: value,
        OutputParameters: value,
      },
      { requiredKeys: ["Name", "Type"] },
    ),
  }));
  const definition = fc.record(
    {
      Version: fc.string(),
      Metadata: value,
      Parameters: fc.array(value),
      Steps: fc.array(step, { maxLength: 6 }),
    },
    { requiredKeys: ["Steps"] },
  );
  fc.assert(
    fc.property(definition, (generated) => {
      const text = JSON.stringify(generated);
      const read = parseDefinition(text);
      expect(definitionText(read.definition)).toBe(text);
      expect(definitionProblems(read.definition)).toEqual(read.problems);
    }),
    { numRuns: 100 },
  );
});

test("the answer of describe-pipeline is read for the definition in it", () => {
  const definition = pipelines["batch-inference"]?.();
  const answer = { PipelineArn: "arn", PipelineDefinition: JSON.stringify(definition) };
  expect(parseDefinition(JSON.stringify(answer)).definition).toEqual(JSON.parse(JSON.stringify(definition)));
});

test.each([
  ["", "definition: got a text that is not JSON; expected JSON"],
  ['{\n  "Steps": [}', "definition: got a text that is not JSON; expected JSON"],
  ['{"Steps": [', "definition: got a text that is not JSON; expected JSON"],
  ["5", "definition: got 5; expected an object with Steps"],
  ["[]", "definition: got []; expected an object with Steps"],
  [
    '{"Steps": [{"Arguments": {"__proto__": {}}}]}',
    "Steps[0].Arguments: got the key __proto__; expected others",
  ],
  [`${'{"a":'.repeat(3000)}1${"}".repeat(3000)}`, "definition: got more than 100 levels; expected fewer"],
  [
    '{"Steps": [{"Name": "a", "Arguments": {"Steps": ["\\"", {"a b": 1}, {"a b": 1, "\\u0061 b": {}}]}}]}',
    'Steps[0].Arguments.Steps[2]["a b"]: got a key that is given twice; expected it once',
  ],
  [
    '{"Steps": [1e999]}',
    "Steps[0]: got a number that JSON readers change; expected one of 15 digits or fewer",
  ],
  [
    '{"a": 12345678901234567890}',
    "a: got a number that JSON readers change; expected one of 15 digits or fewer",
  ],
])("%.40s is not a definition", (text, message) => {
  expect(refusal(text)).toBe(message);
});

test("a text that is too large is not looked at", () => {
  expect(refusal(" ".repeat(maxReadableCharacters + 1))).toBe(
    "definition: got 16777217 characters; expected at most 16777216",
  );
});

test("what is in a text that is not JSON is not repeated", () => {
  expect(refusal('{"password": "hunter2" "a"}')).toBe(
    "definition: got a text that is not JSON in line 1, column 24; expected JSON",
  );
});

test("a definition with Outputs has no text yet", () => {
  const definition = { Steps: [stringParameter("A")] } as unknown as PipelineDefinition;
  expect(definitionText(definition)).toContain("Parameters.A");
  expect(() => definitionText({ ...definition, Metadata: { a: output("b") } })).toThrow(
    "definition: got Outputs; expected plain values; resolve them first, as canonicalJson does",
  );
});
