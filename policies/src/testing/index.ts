export { describeResourceRule } from "./describe-resource-rule.ts";
export { describeStackRule } from "./describe-stack-rule.ts";
export { judge, judgeStack, sentStack, type StackFixture } from "./judge.ts";
export {
  type Diagnostic,
  analyze,
  analyzeRequest,
  analyzeStackRequest,
  diagnosticsOf,
  requireFromSdk,
} from "./sdk.ts";
export { ABSENT, type Changes, UNKNOWN, changed, pathsIn, secret } from "./values.ts";
