import { EndpointWorld, hoursAgo } from "./endpoint-world.ts";

/** Beginning of the names of the configurations, as the stack makes them; each has a hash and a number behind it. */
const prefix = "ps-sentiment-prod-sentiment-";

/** Names of the last configurations of sentiment in prod, the oldest first. */
export const configurationNames = [
  `${prefix}02d4b7e1-20261003081500000000000002`,
  `${prefix}9c1f22aa-20261017081500000000000002`,
  `${prefix}51d07be3-20261104081500000000000002`,
  `${prefix}1580adca-20261118081500000000000002`,
] as const;

/** Names of their models. */
export const modelNames = [
  "sentiment-main-model-7f3e21c",
  "sentiment-main-model-b8804d6",
  "sentiment-main-model-51aa0f9",
  "sentiment-main-model-9e02c3b",
] as const;

const day = 24;
const ages = [49 * day, 35 * day, 17 * day, 3 * day] as const;

/**
 * The endpoint of sentiment in prod: four deployments, of which the last one is in use, on four instances, which scaling
 * has made of two.
 */
export function sentimentWorld(): EndpointWorld {
  const world = new EndpointWorld();
  for (const [index, name] of modelNames.entries()) {
    const hours = ages[index] ?? 0;
    world.addModel(name, hours, { version: 8 + index });
    world.addConfiguration(configurationNames[index] ?? "", hours, { main: name });
  }
  const alarmOf = (kind: string) => `${world.endpointName}-${kind}`;
  world.addEndpoint(configurationNames[3], {
    LastDeploymentConfig: {
      AutoRollbackConfiguration: {
        Alarms: [{ AlarmName: alarmOf("server-errors") }, { AlarmName: alarmOf("model-latency") }],
      },
    },
  });
  const Dimensions = [{ Name: "EndpointName", Value: world.endpointName }];
  world.alarms = ["server-errors", "model-latency", "cpu"].map((kind) => ({
    AlarmName: alarmOf(kind),
    StateValue: "OK",
    StateUpdatedTimestamp: hoursAgo(2),
    Dimensions,
  }));
  world.targets = [
    {
      ServiceNamespace: "sagemaker",
      ResourceId: `endpoint/${world.endpointName}/variant/main`,
      ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
      MinCapacity: 2,
      MaxCapacity: 6,
      SuspendedState: {},
    },
  ];
  return world;
}

/** The world with an alarm that has gone off. */
export function goneOff(world: EndpointWorld, kind: string, reason: string): void {
  world.alarms = world.alarms.map((alarm) =>
    alarm["AlarmName"] === `${world.endpointName}-${kind}`
      ? { ...alarm, StateValue: "ALARM", StateReason: reason, StateUpdatedTimestamp: hoursAgo(0.25) }
      : alarm,
  );
}
