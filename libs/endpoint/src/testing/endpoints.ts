import type { ModelEndpointArgs, RealTimeEndpointArgs } from "../model-endpoint/endpoint-args.ts";
import { ModelEndpoint } from "../model-endpoint/model-endpoint.ts";
import { approved, platformOf } from "./platform.ts";

/** A program that makes the endpoint `fraud`. */
export const fraud = (args: ModelEndpointArgs) => () => {
  const { endpointName, endpointArn } = new ModelEndpoint("fraud", args);
  return { endpointName, endpointArn };
};

/** A real-time endpoint in prod with two instances of one variant, but for `args`. */
export const realTime = (args: Partial<RealTimeEndpointArgs> = {}): RealTimeEndpointArgs => ({
  ...platformOf(),
  mode: "real-time",
  endpointName: "fraud",
  variants: { main: { model: approved, instanceType: "ml.m5.xlarge", instances: 2 } },
  ...args,
});

/** Census lines of the endpoint's alarms. */
export const alarms = (...kinds: string[]) => kinds.map((kind) => `MetricAlarm fraud-alarms-${kind}`);

/** Census lines of what notifies of the endpoint's failures. */
export const notices = [
  "DeadLetterQueue fraud-notices-undelivered",
  "EndpointNotices fraud-notices",
  "EventRule fraud-notices",
  "EventTarget fraud-notices-target",
  "JsonInputs fraud-notices",
  "MetricAlarm fraud-notices-undelivered-alarm",
  "Queue fraud-notices-undelivered",
  "QueuePolicy fraud-notices-undelivered-policy",
];

/** The value at a path inside a value of a pretend cloud. */
export function inside(value: unknown, ...path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== "object" || value === null) throw new Error(`there is nothing at ${path.join(".")}`);
  return inside((value as Record<string | number, unknown>)[key], ...rest);
}

/** A text that a pretend cloud knows. */
export function text(value: unknown): string {
  if (typeof value !== "string") throw new Error(`expected a text, got ${JSON.stringify(value)}`);
  return value;
}

/** One statement of a policy as a pretend cloud has it. */
export const statement = (policy: unknown, sid: string) => statements(policy).find(({ Sid }) => Sid === sid);

/** What the statements of a policy are about. */
export const sids = (policy: unknown) => statements(policy).map(({ Sid }) => Sid);

const statements = (policy: unknown) => inside(policy, "Statement") as { readonly Sid: string }[];
