import type { DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import type { Connection } from "../../aws/connection.ts";
import type { CommandContext } from "../../command/context.ts";
import { follow } from "../../command/follow.ts";
import { plainText } from "../../command/plain-text.ts";
import { type EndpointAlarm, alarmsNamed, hasGoneOff } from "../alarms.ts";
import { stateLine } from "../rollout.ts";
import { describedEndpoint, isChanging } from "../stack-endpoint.ts";

/** An update that has been started. */
export interface StartedUpdate {
  readonly endpointName: string;
  /** Name of the configuration that the endpoint is to have. */
  readonly configuration: string;
  /** When the endpoint had been modified before it. */
  readonly modifiedBefore: Date | undefined;
  /** Alarms that take it back. */
  readonly alarmNames: readonly string[];
  /** What to type to see it again. */
  readonly again: string;
}

/** How an update ended. */
export interface UpdateEnd {
  readonly endpoint: DescribeEndpointOutput;
  readonly isDone: boolean;
  /** Why it was taken back, as far as SageMaker and CloudWatch say; none if it is done. */
  readonly reasons: readonly string[];
}

interface Seen {
  readonly endpoint: DescribeEndpointOutput;
  readonly goneOff: readonly EndpointAlarm[];
}

/** Follow an update, and the alarms that take it back, to its end. */
export async function followedUpdate(
  connection: Connection,
  context: CommandContext,
  update: StartedUpdate,
): Promise<UpdateEnd> {
  const { endpointName, configuration, again } = update;
  const goneOff = new Map<string, EndpointAlarm>();
  let hasBegun = false;
  const { endpoint } = await follow<Seen>(context, {
    title: `update of ${endpointName}`,
    look: async () => {
      const seen = await lookedAt(connection, update);
      for (const alarm of seen.goneOff) goneOff.set(alarm.name, alarm);
      hasBegun ||= isChanging(seen.endpoint) || isModified(seen.endpoint, update);
      return seen;
    },
    // For a moment, SageMaker may still show the endpoint as it was.
    isOver: (seen) => !isChanging(seen.endpoint) && (hasBegun || hasConfiguration(seen.endpoint, update)),
    state: ({ endpoint: now, goneOff: alarms }) =>
      [stateLine(now), ...alarms.map(({ name }) => `${name} is in ALARM`)].join(", "),
    again,
  });
  const isDone = endpoint.EndpointStatus === "InService" && hasConfiguration(endpoint, update);
  return {
    endpoint,
    isDone,
    reasons: isDone ? [] : reasonsOf(endpoint, configuration, [...goneOff.values()]),
  };
}

async function lookedAt(connection: Connection, { endpointName, alarmNames }: StartedUpdate): Promise<Seen> {
  const alarms = await alarmsNamed(connection, alarmNames);
  return { endpoint: await describedEndpoint(connection, endpointName), goneOff: alarms.filter(hasGoneOff) };
}

const hasConfiguration = (endpoint: DescribeEndpointOutput, { configuration }: StartedUpdate) =>
  endpoint.EndpointConfigName === configuration;

const isModified = ({ LastModifiedTime: now }: DescribeEndpointOutput, { modifiedBefore }: StartedUpdate) =>
  now !== undefined && modifiedBefore !== undefined && now > modifiedBefore;

function reasonsOf(
  { EndpointStatus, EndpointConfigName, FailureReason }: DescribeEndpointOutput,
  configuration: string,
  goneOff: readonly EndpointAlarm[],
): string[] {
  return [
    `${configuration} was taken back: the endpoint is ${EndpointStatus} with ${EndpointConfigName}`,
    ...(FailureReason === undefined ? [] : [plainText(FailureReason)]),
    ...goneOff.map(({ name, reason = "no reason given" }) => `${name} went off: ${plainText(reason)}`),
  ];
}
