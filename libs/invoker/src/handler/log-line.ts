import type { FailureStatus } from "./failure.ts";

/** What the log says of one invocation. Nothing of it is payload. */
export interface LogLine {
  readonly source: "http" | "direct";
  readonly status: 200 | FailureStatus;
  readonly inferenceId: string;
  readonly durationMs: number;
  readonly contentType?: string;
  readonly requestBytes?: number;
  readonly answerBytes?: number;
  readonly variant?: string | undefined;
  /** Why there was no answer, as the caller was told. */
  readonly reason?: string;
  /** What went wrong behind the scenes. */
  readonly cause?: Readonly<Record<string, string | undefined>>;
}

/** Writes `line`. Lambda's JSON log format takes objects as they are, and levels from the console's methods. */
export function writeLogLine(line: LogLine): void {
  if (line.status === 200) console.info(line);
  else if (line.status < 500) console.warn(line);
  else console.error(line);
}
