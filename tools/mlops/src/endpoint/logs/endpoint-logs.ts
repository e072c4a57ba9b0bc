import {
  CloudWatchLogsClient,
  type FilteredLogEvent,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { z } from "zod";
import { sageMakerLogGroups } from "@mlops/aws";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import { defineAction } from "../../command/action.ts";
import type { CommandContext } from "../../command/context.ts";
import { NotFollowed } from "../../command/failures.ts";
import {
  durationText,
  stackValue,
  switchValue,
  textValue,
  wholeNumberText,
} from "../../command/given-values.ts";
import { plainText } from "../../command/plain-text.ts";
import { endpointNameOf } from "../stack-endpoint.ts";

/** Which lines of a log group. */
interface LogQuery {
  readonly group: string;
  /** Beginning of the streams' names. */
  readonly stream: string | undefined;
  /** Filter pattern of CloudWatch Logs. */
  readonly filter: string | undefined;
}

/** A line of a container. */
interface LogLine {
  readonly at: Date;
  /** `<variant>/<instance>`. */
  readonly stream: string;
  readonly message: string;
}

/** Milliseconds between two looks at new lines. */
const interval = 5_000;
/** Milliseconds that a line may take from a container into CloudWatch: so far back new lines are looked for. */
const delay = 60_000;

/** `endpoint logs`. */
export const endpointLogs = defineAction(
  z.strictObject({
    stack: stackValue(),
    endpoint: textValue().optional(),
    component: textValue().optional(),
    variant: textValue().optional(),
    since: durationText(),
    filter: textValue().optional(),
    limit: wholeNumberText({ min: 1, max: 1_000_000 }),
    follow: switchValue(),
  }),
  async ({ stack, endpoint, component, variant, since, filter, limit, follow }, context) => {
    const connection = await context.connect(stack);
    const group =
      component === undefined
        ? sageMakerLogGroups.endpoint(await endpointNameOf(connection, endpoint))
        : sageMakerLogGroups.inferenceComponent(component);
    const query = { group, stream: variant === undefined ? undefined : `${variant}/`, filter };
    const start = context.clock.now().getTime() - since;
    if (follow) return followed(connection, context, query, start);
    const events = await eventsSince(connection, query, start, limit + 1);
    if (events.length > limit) {
      context.terminal.note(
        `there are more than ${limit} lines: a shorter --since, or a higher --limit, shows the others`,
      );
    }
    const lines = events.slice(0, limit).map(logLine);
    return { data: lines, lines: lines.map(lineText) };
  },
);

/** Print what comes, line by line, until Ctrl-C. */
async function followed(
  connection: Connection,
  { terminal, clock, interruption, isJson }: CommandContext,
  query: LogQuery,
  start: number,
): Promise<never> {
  let shown = new Set<string>();
  for (let from = start; !interruption.aborted; from = Math.max(from, clock.now().getTime() - delay)) {
    const events = await eventsSince(connection, query, from);
    for (const event of events.filter((one) => !shown.has(idOf(one)))) {
      const line = logLine(event);
      terminal.print(isJson ? JSON.stringify(line) : lineText(line));
    }
    shown = new Set(events.map(idOf));
    terminal.progress(`waiting for lines of ${query.group}`);
    await clock.pause(interval, interruption);
  }
  throw new NotFollowed("no longer followed", "interrupted");
}

const idOf = (event: FilteredLogEvent) => event.eventId ?? JSON.stringify(event);

async function eventsSince(
  connection: Connection,
  { group, stream, filter }: LogQuery,
  startTime: number,
  limit?: number,
): Promise<FilteredLogEvent[]> {
  const pages = paginateFilterLogEvents(
    { client: connection.client(CloudWatchLogsClient) },
    { logGroupName: group, logStreamNamePrefix: stream, filterPattern: filter, startTime },
  );
  const events = await collected(pages, (page) => page.events, limit);
  return events.toSorted((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
}

const logLine = ({ timestamp = 0, logStreamName = "", message = "" }: FilteredLogEvent): LogLine => ({
  at: new Date(timestamp),
  stream: logStreamName,
  message: message.trimEnd(),
});

const lineText = ({ at, stream, message }: LogLine) =>
  `${at.toISOString()}  ${stream}  ${plainText(message)}`;
