export { givenTest } from "./given-test.ts";
export { runTest } from "./run-test.ts";
export { testSettings } from "./test-settings.ts";
export type { Verdict } from "./verdict.ts";
