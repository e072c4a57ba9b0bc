import type { LogLine } from "../aws/log-lines.ts";
import type { Connection } from "../aws/connection.ts";
import { awsRefusal } from "../aws/refusal.ts";
import type { Terminal } from "../command/system.ts";
import { jobParts, lastLines } from "./log-place.ts";

/** Lines that say why a job has failed. */
const failureLines = 20;

/**
 * The last lines that a job has logged which has failed. Where AWS refuses them, that is said, and there are none: the
 * failure is the answer.
 */
export async function failureLog(
  connection: Connection,
  terminal: Pick<Terminal, "note">,
  jobArn: string,
): Promise<LogLine[]> {
  try {
    return await lastLines(connection, jobArn, failureLines);
  } catch (error) {
    const refusal = awsRefusal(error);
    if (refusal === undefined) throw error;
    terminal.note(`log of ${jobParts(jobArn).name}: ${refusal.message}`);
    return [];
  }
}
