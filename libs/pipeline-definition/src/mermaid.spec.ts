import { definitionMermaid, failStep, pipelineDefinition } from "./index.ts";
import { pipelines } from "./testing/pipelines/index.ts";

const drawn = (name: string) => {
  const definition = pipelines[name]?.();
  return definition ? definitionMermaid(definition).split("\n") : [];
};

test("results that are used are arrows; conditions lead into their branches", () => {
  expect(drawn("train-evaluate-register")).toEqual([
    "flowchart TD",
    '  step0["AbaloneProcess<br/>Processing"]',
    '  step1["AbaloneTrain<br/>Training"]',
    '  step2["AbaloneEval<br/>Processing"]',
    '  step3{"AbaloneMSECond<br/>Condition"}',
    '  step4["AbaloneRegister-RegisterModel<br/>RegisterModel"]',
    '  step5(["AbaloneMSEFail<br/>Fail"])',
    "  step0 --> step1",
    "  step1 --> step2",
    "  step0 --> step2",
    "  step2 --> step3",
    "  step3 -->|true| step4",
    "  step2 --> step4",
    "  step1 --> step4",
    "  step3 -->|false| step5",
  ]);
});

test("steps that only wait for others have dotted arrows", () => {
  expect(drawn("tune-and-transform").slice(4)).toEqual([
    "  step0 --> step1",
    "  step1 --> step2",
    "  step0 -.-> step2",
  ]);
});

test("a condition in a branch leads on", () => {
  expect(drawn("nested-conditions").filter((line) => line.includes("|"))).toEqual([
    "  step1 -->|true| step2",
    "  step2 -->|true| step3",
    "  step2 -->|false| step4",
    "  step1 -->|false| step5",
  ]);
});

test("names of any characters are labels", () => {
  const definition = pipelineDefinition({ steps: [failStep('a"] --> b\n<script>')] });
  expect(definitionMermaid(definition).split("\n")).toEqual([
    "flowchart TD",
    '  step0(["a#34;#93; --#62; b#10;#60;script#62;<br/>Fail"])',
  ]);
});
