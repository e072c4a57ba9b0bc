export { type Answer, type Answers, type Question, Unanswerable } from "./answers/answer.ts";
export { type ProgramOptions, type ProgramRun, type LogEntry, runProgram } from "./engine/run-program.ts";
export { type Problem } from "./engine/program-problems.ts";
export {
  type RegisteredResource,
  type ResourceOptions,
  type SourcePosition,
} from "./engine/registered-resource.ts";
export { type WireProperties, type WireValue } from "./engine/wire-values.ts";
export {
  type PlainProperties,
  type PlainValue,
  Secret,
  UNKNOWN,
  secret,
  toPlain,
  toPlainProperties,
  toWireProperties,
} from "./plain-values.ts";
