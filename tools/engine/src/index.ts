export { type Answer, type Answers, type Question, Unanswerable } from "./answers/answer.ts";
export {
  type CustomTimeouts,
  type RegisteredResource,
  type ResourceOptions,
  type SourcePosition,
  resourceDefaults,
} from "./deployment/registered-resource.ts";
export { relativePath } from "./deployment/source-positions.ts";
export {
  isProviderType,
  isRootStackType,
  isUrn,
  makeRootUrn,
  nameOf,
  projectOf,
  providerUrnOf,
  qualifiedTypeOf,
  stackOf,
} from "./deployment/urn.ts";
export { ANSWERS_FILE } from "./monitor/invoke.ts";
export {
  type ChildRequest,
  type ExpandRemote,
  type Outcome,
  type OutcomeOf,
  type RegisterChild,
  type RemoteComponents,
  type RequestedResource,
  previewOutcome,
} from "./monitor/outcome.ts";
export { vpcZoneCount } from "./monitor/remote-components.ts";
export { type Problem } from "./program/program-problems.ts";
export { type ProgramOptions, type ProgramRun, runProgram } from "./run-program.ts";
export { exportsOf } from "./sdk/module-exports.ts";
export { sdkNotes } from "./sdk/patched-sdk.ts";
export { type LogEntry } from "./sdk/program-log.ts";
export { type UnknownRead } from "./sdk/unknown-reads.ts";
export { downgradeProperties } from "./values/output-values.ts";
export {
  type PlainProperties,
  type PlainValue,
  Secret,
  UNKNOWN,
  secret,
  toPlain,
  toPlainProperties,
  toWireProperties,
} from "./values/plain-values.ts";
export { SecretTexts } from "./values/secret-texts.ts";
export { goJsonText } from "./values/go-json.ts";
export {
  UNKNOWN_MARKER,
  type WireObject,
  type WireProperties,
  type WireValue,
  isWireObject,
  mapParts,
  referenceTo,
  secretOf,
  signatureOf,
} from "./values/wire-values.ts";
