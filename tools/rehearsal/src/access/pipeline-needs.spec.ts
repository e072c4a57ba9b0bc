import { accessFindings } from "./access-findings.ts";
import { pipelineFaults, pipelineVariations } from "./testing/pipeline-cases.ts";
import { pipelineWorld } from "./testing/pipeline-world.ts";

test("a pipeline whose roles are allowed what its steps take gives no finding", () => {
  expect(accessFindings(pipelineWorld()).map(({ message }) => message)).toEqual([]);
});

describe("what a step of a pipeline, or a model of its version, misses is an error:", () => {
  test.each(pipelineFaults)("$name", ({ edits, at, says }) => {
    const found = accessFindings(pipelineWorld(edits)).map(({ kind, severity, resource, message }) => ({
      kind,
      severity,
      at: resource?.resource.name,
      says: message,
    }));
    expect(found).toContainEqual({
      kind: "access-denied",
      severity: "error",
      at,
      says: expect.stringContaining(says),
    });
  });
});

test("a function that an API calls has to allow it the method of its route", () => {
  expect(accessFindings(pipelineWorld([], "GET")).map(({ message }) => message)).toEqual([
    "calls its function for POST /score: apigateway.amazonaws.com may not lambda:InvokeFunction on arn:aws:lambda:eu-west-1:111122223333:function:consumer: nothing allows it in the resource's policy (permissions of consumer); allow it there",
  ]);
});

describe("nothing is found where", () => {
  test.each(pipelineVariations)("$name", ({ edits }) => {
    expect(accessFindings(pipelineWorld(edits)).map(({ message }) => message)).toEqual([]);
  });
});
