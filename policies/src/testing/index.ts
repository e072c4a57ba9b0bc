export { describeResourceRule } from "./describe-resource-rule.ts";
export { describeStackRule } from "./describe-stack-rule.ts";
export { type StackFixture } from "./fixture.ts";
export { judge, judgeStack } from "./judge.ts";
export { handedOver } from "./policy-arguments.ts";
export { ABSENT, type Changes, UNKNOWN, changed, pathsIn, secret } from "./values.ts";
