export { type PreviewOptions, previewWorkspace } from "./preview-workspace.ts";
export {
  type ComponentCount,
  type Finding,
  type Place,
  type PreviewReport,
  REPORT_VERSION,
  type ReportedLog,
  type ReportedProblem,
  type ReportedResource,
  type ReportProperties,
  type ReportValue,
  type StackReport,
} from "./report/model.ts";
export { markdownText } from "./report/markdown.ts";
export { type Paint, type Tone, terminalText } from "./report/terminal.ts";
export { InputProblem } from "./workspace/input-problem.ts";
