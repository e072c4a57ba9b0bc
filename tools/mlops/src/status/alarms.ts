import { CloudWatchClient, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";
import { moment } from "../command/moment.ts";
import { type Section, section } from "./section.ts";

/** Those of these alarms that are in ALARM. */
export async function alarms(connection: Connection, names: readonly string[]): Promise<Section> {
  const own = new Set(names);
  const pages = paginateDescribeAlarms(
    { client: connection.client(CloudWatchClient) },
    { StateValue: "ALARM", AlarmTypes: ["MetricAlarm", "CompositeAlarm"] },
  );
  const ringing = await collected(pages, ({ MetricAlarms = [], CompositeAlarms = [] }) => [
    ...MetricAlarms,
    ...CompositeAlarms,
  ]);
  const rows = ringing
    .filter(({ AlarmName = "" }) => own.has(AlarmName))
    .map(({ AlarmName, StateUpdatedTimestamp, StateReason }) => ({
      alarm: AlarmName,
      since: moment(StateUpdatedTimestamp),
      reason: StateReason,
    }))
    .toSorted((one, other) => ((one.alarm ?? "") < (other.alarm ?? "") ? -1 : 1));
  return section(
    ["alarms", "alarms"],
    { alarm: "alarm", since: "since", reason: "reason" },
    rows,
    () => true,
  );
}
