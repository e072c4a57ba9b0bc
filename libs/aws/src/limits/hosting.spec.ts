import { serverlessLimits, serverlessMemorySizesMiB, serverlessMemoryStepMiB } from "./hosting.ts";

test("a serverless variant's memory comes in steps from the least to the most", () => {
  const { min, max } = serverlessLimits.memoryMiB;
  const steps = Array.from({ length: max / serverlessMemoryStepMiB }, (_, index) => (index + 1) * min);
  expect(serverlessMemorySizesMiB).toEqual(steps);
  expect(min).toBe(serverlessMemoryStepMiB);
});
