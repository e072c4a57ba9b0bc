export { type ResourceCase, type ResourceRuleSpec, describeResourceRule } from "./describe-resource-rule.ts";
export {
  type ExpectedFinding,
  type StackCase,
  type StackRuleSpec,
  describeStackRule,
} from "./describe-stack-rule.ts";
export {
  type ProviderFixture,
  type ResourceFixture,
  type StackFixture,
  type StackResourceFixture,
} from "./fixture.ts";
export { type Circumstances, type Judgement, judge, judgeStack } from "./judge.ts";
export { type ExpectedMessage, type LevelCode } from "./levels.ts";
export { handedOver } from "./policy-arguments.ts";
export { ABSENT, type Changes, UNKNOWN, changed, pathsIn, secret } from "./values.ts";
