export type { Judge } from "./judge/judge.ts";
export { loadJudges } from "./judge/packs.ts";
export { type PreviewOptions, type PreviewedStack, previewWorkspace } from "./preview-workspace.ts";
export { type AccountQuota, accountQuotas } from "./quotas/account-quotas.ts";
export {
  type ComponentCount,
  type Finding,
  type Place,
  type PreviewReport,
  REPORT_VERSION,
  type ReportedLog,
  type ReportedFamily,
  type ReportedPack,
  type ReportedPipeline,
  type ReportedPolicy,
  type ReportedProblem,
  type ReportedQuota,
  type ReportedResource,
  type ReportProperties,
  type ReportValue,
  type StackReport,
} from "./report/model.ts";
export { type Block, boundedText, summaryLimits } from "./report/bounded-text.ts";
export { type Comparison, type EarlierReport, compare } from "./report/comparison.ts";
export { fileEndings } from "./report/file-endings.ts";
export { junitText } from "./report/junit.ts";
export { markdownText } from "./report/markdown.ts";
export { escaped, htmlEscaped } from "./report/markdown-text.ts";
export { type SarifLog } from "./report/sarif-log.ts";
export { sarifLog } from "./report/sarif.ts";
export { summaryText } from "./report/summary.ts";
export { terminalText } from "./report/terminal-text.ts";
export { type Layout, type Paint, type Tone, remarkedLines, textLines } from "./report/text-layout.ts";
export { counted, placeText, shortType, shortened } from "./report/wording.ts";
export { readState } from "./state/read-state.ts";
export { failedReferenceIn } from "./workspace/failed-reference.ts";
export { InputProblem } from "./workspace/input-problem.ts";
export { findProject, type Project, projectFolder, stackFiles } from "./workspace/project.ts";
export { selectStacks } from "./workspace/stack-patterns.ts";
export { type StackWorld } from "./workspace/stack-runs.ts";
