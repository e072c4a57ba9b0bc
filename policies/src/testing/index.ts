export { describeResourceRule } from "./describe-resource-rule.ts";
export { describeStackRule } from "./describe-stack-rule.ts";
export { type StackFixture } from "./fixture.ts";
export { judge, judgeStack } from "./judge.ts";
