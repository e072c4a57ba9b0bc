import {
  CloudWatchLogsClient,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  type OutputLogEvent,
  paginateDescribeLogStreams,
} from "@aws-sdk/client-cloudwatch-logs";
import { collected } from "./collected.ts";
import type { Connection } from "./connection.ts";
import { isThere } from "./gone.ts";

/** Where something logs. */
export interface LogPlace {
  /** Name of the log group. */
  readonly group: string;
  /** What the names of its streams begin with. */
  readonly prefix: string;
}

/** A line of a log. */
export interface LogLine {
  readonly time: Date;
  /** Name of the stream, without what the names of all have in common. */
  readonly stream: string;
  readonly text: string;
}

/** Most events that CloudWatch Logs answers at once. */
const pageSize = 10_000;

/** Pages without events in a row, which do not say that there is nothing before them, until reading ends. */
const mostEmptyPages = 50;

/** The log of something, read from its end; what is written afterwards is read later. */
export class LogTail {
  readonly #client: CloudWatchLogsClient;
  readonly #place: LogPlace;
  /** Where reading goes on, by stream. */
  readonly #read = new Map<string, string | undefined>();

  constructor(connection: Connection, place: LogPlace) {
    this.#client = connection.client(CloudWatchLogsClient);
    this.#place = place;
  }

  /** The last lines of all streams together, in the order of their time. */
  async last(count: number): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    for (const stream of await this.#streams()) lines.push(...(await this.#backwards(stream, count)));
    return inOrder(lines).slice(-count);
  }

  /** What has been written since the lines before: all of it, of streams that were not there. */
  async news(): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    for (const stream of await this.#streams()) lines.push(...(await this.#forwards(stream)));
    return inOrder(lines);
  }

  /** Names of the streams; none while nothing has been logged, because then there may be no group. */
  async #streams(): Promise<string[]> {
    const { group: logGroupName, prefix: logStreamNamePrefix } = this.#place;
    const pages = paginateDescribeLogStreams({ client: this.#client }, { logGroupName, logStreamNamePrefix });
    const streams = collected(pages, (page) => page.logStreams);
    if (!(await isThere(streams))) return [];
    return (await streams).flatMap(({ logStreamName }) => logStreamName ?? []);
  }

  async #backwards(stream: string, count: number): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    let empty = 0;
    for (let token: string | undefined; lines.length < count && empty < mostEmptyPages;) {
      const limit = Math.min(count - lines.length, pageSize);
      const page = await this.#page(stream, { limit, ...(token !== undefined && { nextToken: token }) });
      if (!this.#read.has(stream)) this.#read.set(stream, page.nextForwardToken);
      const read = this.#lines(stream, page.events);
      lines.unshift(...read);
      empty = read.length === 0 ? empty + 1 : 0;
      // The token that was given says that there is nothing before.
      if (page.nextBackwardToken === undefined || page.nextBackwardToken === token) break;
      token = page.nextBackwardToken;
    }
    return lines;
  }

  async #forwards(stream: string): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    for (;;) {
      const token = this.#read.get(stream);
      const page = await this.#page(stream, {
        startFromHead: true,
        ...(token !== undefined && { nextToken: token }),
      });
      const read = this.#lines(stream, page.events);
      lines.push(...read);
      this.#read.set(stream, page.nextForwardToken);
      // What comes after an empty page is news the next time.
      if (read.length === 0 || page.nextForwardToken === token) return lines;
    }
  }

  #page(stream: string, rest: Partial<GetLogEventsCommandInput>) {
    return this.#client.send(
      new GetLogEventsCommand({ logGroupName: this.#place.group, logStreamName: stream, ...rest }),
    );
  }

  #lines(stream: string, events: readonly OutputLogEvent[] = []): LogLine[] {
    return events.map(({ timestamp = 0, message = "" }) => ({
      time: new Date(timestamp),
      stream: stream.slice(this.#place.prefix.length),
      text: message.trimEnd(),
    }));
  }
}

/** By time; lines of one moment stay as they came. */
function inOrder(lines: readonly LogLine[]): LogLine[] {
  return lines.toSorted((one, other) => one.time.getTime() - other.time.getTime());
}

/**
 * Lines as people read them: with the stream, where there are several.
 * @param among the whole log that they are of. @default - themselves
 */
export function logText(lines: readonly LogLine[], among = lines): string[] {
  const isOne = new Set(among.map(({ stream }) => stream)).size <= 1;
  return lines.map(({ time, stream, text }) => {
    const source = isOne ? "" : `${stream}  `;
    // Without what a terminal would obey, and with the indentation.
    return `${clockTime(time)}  ${source}${text.replaceAll(/[^\P{Cc}\t]+/gu, " ")}`;
  });
}

const clockTime = (time: Date) => time.toISOString().slice(11, 19);
