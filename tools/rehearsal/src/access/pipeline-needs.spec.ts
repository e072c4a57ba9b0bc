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

describe("nothing is found where", () => {
  test.each(pipelineVariations)("$name", ({ edits }) => {
    expect(accessFindings(pipelineWorld(edits)).map(({ message }) => message)).toEqual([]);
  });
});
