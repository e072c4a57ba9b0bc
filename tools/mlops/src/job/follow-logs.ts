import { type LogLine, LogTail, logText } from "../aws/log-lines.ts";
import type { Connection } from "../aws/connection.ts";
import type { CommandContext } from "../command/context.ts";
import { follow } from "../command/follow.ts";
import { patientLook } from "../command/patient-look.ts";
import { logPlaceOf } from "./log-place.ts";

/** Jobs whose logs are followed. */
interface FollowedLogs {
  /** What they are the logs of. */
  readonly title: string;
  /** How the jobs are. */
  readonly look: () => Promise<{ readonly state: string; readonly hasEnded: boolean }>;
  /** Lines to begin with, of each job. */
  readonly lines: number;
  /** What to type to see them again, after `npm run mlops --`. */
  readonly again: string;
}

/** Milliseconds between two looks. */
const interval = 5_000;

/** A job with a log. */
interface LoggingJob {
  readonly jobArn: string;
  /** Step of a pipeline that runs it. @default - it runs by itself */
  readonly step?: string;
}

/**
 * Print the logs of jobs as they are written, until the jobs have ended and nothing more comes; of several, with their
 * steps. Where JSON is asked for, nothing is printed.
 * @returns the jobs with all lines
 * @throws NotFollowed if nobody follows any longer
 */
export async function followLogs<Job extends LoggingJob>(
  context: CommandContext,
  connection: Connection,
  jobs: readonly Job[],
  { title, look, lines, again }: FollowedLogs,
): Promise<(Job & { readonly log: readonly LogLine[] })[]> {
  const followed = jobs.map((job) => ({ job, log: new FollowedLog(connection, job.jobArn, lines) }));
  const lookAgain = patientLook(context, async () => {
    const { state, hasEnded } = await look();
    let hasNews = false;
    for (const { job, log } of followed) {
      const news = await log.news();
      hasNews ||= news.length > 0;
      const step = jobs.length === 1 || job.step === undefined ? "" : `${job.step}  `;
      if (!context.isJson) for (const line of news) context.terminal.print(`${step}${line}`);
    }
    return { state, isOver: hasEnded && !hasNews };
  });
  await follow(context, {
    title,
    again,
    interval,
    look: lookAgain,
    isOver: ({ isOver }) => isOver,
    state: ({ state }) => state,
    news: () => [],
  });
  return followed.map(({ job, log }) => ({ ...job, log: log.lines }));
}

/** The log of a job, as far as it has been read. */
class FollowedLog {
  readonly lines: LogLine[] = [];
  readonly #tail: LogTail | undefined;
  readonly #first: number;
  #hasBegun = false;

  /** @param first how many lines to begin with */
  constructor(connection: Connection, jobArn: string, first: number) {
    const place = logPlaceOf(jobArn);
    this.#tail = place && new LogTail(connection, place);
    this.#first = first;
  }

  /** The lines that have not been read yet, for people. */
  async news(): Promise<string[]> {
    const read = this.#hasBegun ? this.#tail?.news() : this.#tail?.last(this.#first);
    const news = (await read) ?? [];
    this.#hasBegun = true;
    this.lines.push(...news);
    return logText(news, this.lines);
  }
}
