import { CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";

/** An alarm of an endpoint. */
export interface EndpointAlarm {
  readonly name: string;
  readonly state: string;
  /** Why it has that state, as CloudWatch says. */
  readonly reason: string | undefined;
  readonly since: Date | undefined;
}

/** The alarms of an endpoint, by name: their names begin with its own. */
export async function endpointAlarms(connection: Connection, endpointName: string): Promise<EndpointAlarm[]> {
  const client = connection.client(CloudWatchClient);
  const pages = paginateDescribeAlarms({ client }, { AlarmNamePrefix: `${endpointName}-`, MaxRecords: 100 });
  const alarms = await collected(pages, ({ MetricAlarms }) => MetricAlarms);
  return alarms
    .filter((alarm) => endpointsOf(alarm).every((name) => name === endpointName))
    .map(endpointAlarm)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The alarms of these names. */
export async function alarmsNamed(
  connection: Connection,
  names: readonly string[],
): Promise<EndpointAlarm[]> {
  if (names.length === 0) return [];
  const client = connection.client(CloudWatchClient);
  const pages = paginateDescribeAlarms({ client }, { AlarmNames: [...names], MaxRecords: 100 });
  return (await collected(pages, ({ MetricAlarms }) => MetricAlarms)).map(endpointAlarm);
}

/** Whether an alarm has gone off. */
export const hasGoneOff = ({ state }: EndpointAlarm): boolean => state === "ALARM";

/** The endpoints whose metrics an alarm watches: one whose name begins with another's has alarms of that prefix, too. */
function endpointsOf({ Dimensions = [], Metrics = [] }: MetricAlarm): string[] {
  const dimensions = [
    ...Dimensions,
    ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric?.Dimensions ?? []),
  ];
  return dimensions.flatMap(({ Name, Value }) => (Name === "EndpointName" ? (Value ?? []) : []));
}

const endpointAlarm = ({ AlarmName, StateValue, StateReason, StateUpdatedTimestamp }: MetricAlarm) => ({
  name: AlarmName ?? "",
  state: StateValue ?? "INSUFFICIENT_DATA",
  reason: StateReason,
  since: StateUpdatedTimestamp,
});
