import { resolve } from "node:path";
import type { OptionDefinitions } from "./command-line.ts";

/** Folder of the pack that judges unless another one is named. */
const DEFAULT_POLICY_PACK = "policies";

/**
 * Options of every command that judges stacks.
 * @param stackFiles the files that the command writes about each stack
 */
export function reportOptions(stackFiles: string) {
  return {
    out: {
      type: "string",
      value: "DIR",
      help:
        `write ${stackFiles} to DIR, and summary.md (for a pull request) and preview.sarif (for code scanning) ` +
        "about all stacks",
    },
    baseline: {
      type: "string",
      value: "DIR",
      help: "what --out DIR wrote earlier: summary.md shows only what is new since then",
    },
    sarif: { type: "string", value: "FILE", help: "write the findings as SARIF 2.1.0" },
    junit: { type: "string", value: "FILE", help: "write the verdicts as JUnit XML" },
    json: { type: "boolean", default: false, help: "print JSON" },
    "policy-pack": {
      type: "string",
      value: "DIR",
      multiple: true,
      default: [DEFAULT_POLICY_PACK] as string[],
      help: "folder of a policy pack, relative to the project's folder",
    },
  } as const satisfies OptionDefinitions;
}

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
