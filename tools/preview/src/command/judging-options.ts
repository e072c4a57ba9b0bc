import { resolve } from "node:path";

/** Folder of the pack that judges unless another one is named. */
export const DEFAULT_POLICY_PACK = "policies";

/** Options about reports, as every command that judges stacks takes them. */
export const reportOptions = {
  out: { type: "string" },
  sarif: { type: "string" },
  junit: { type: "string" },
  baseline: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** Which reports to write. All paths are absolute. */
export interface ReportCommand {
  /** Folder for report files. */
  readonly out: string | undefined;
  readonly sarif: string | undefined;
  readonly junit: string | undefined;
  /** Folder of earlier reports to compare with. */
  readonly baseline: string | undefined;
  /** Print JSON instead of text. */
  readonly json: boolean;
}

/** What the options ask for. */
export function reportCommand(values: {
  readonly out?: string;
  readonly sarif?: string;
  readonly junit?: string;
  readonly baseline?: string;
  readonly json: boolean;
}): ReportCommand {
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(path));
  return {
    out: absolute(values.out),
    sarif: absolute(values.sarif),
    junit: absolute(values.junit),
    baseline: absolute(values.baseline),
    json: values.json,
  };
}
