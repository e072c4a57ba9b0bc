import type { FailureStatus } from "./failure.ts";

/** The log entry of one invocation, without anything of a payload. */
export interface LogLine {
  readonly source: "http" | "direct";
  readonly status: 200 | 202 | FailureStatus;
  readonly inferenceId: string;
  readonly durationMs: number;
  readonly contentType?: string;
  readonly requestBytes?: number;
  readonly answerBytes?: number;
  readonly variant?: string | undefined;
  /** Why there was no response of the model: the message that the caller got. */
  readonly reason?: string;
  /** The error behind a failure. */
  readonly cause?: Readonly<Record<string, string | undefined>>;
}

/** Writes `line` to the log. Lambda's JSON log format keeps objects; the console's methods set the level. */
export function writeLogLine(line: LogLine): void {
  if (line.status < 400) console.info(line);
  else if (line.status < 500) console.warn(line);
  else console.error(line);
}
