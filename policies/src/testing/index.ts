export { type ResourceCase, type ResourceRuleSpec, describeResourceRule } from "./describe-resource-rule.ts";
export {
  type ExpectedFinding,
  type StackCase,
  type StackRuleSpec,
  describeStackRule,
} from "./describe-stack-rule.ts";
export {
  type Circumstances,
  type Judgement,
  type ProviderFixture,
  type ResourceFixture,
  type StackFixture,
  type StackJudgement,
  type StackResourceFixture,
  judge,
  judgeStack,
  sentStack,
} from "./judge.ts";
export { type ExpectedMessage, type LevelCode } from "./levels.ts";
export {
  type Diagnostic,
  type SentResource,
  analyze,
  analyzeRequest,
  analyzeStackRequest,
  diagnosticsOf,
  requireFromSdk,
} from "./sdk.ts";
export { ABSENT, type Changes, UNKNOWN, changed, pathsIn, secret } from "./values.ts";
