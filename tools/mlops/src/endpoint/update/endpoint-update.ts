import { CloudWatchClient, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import {
  type DescribeEndpointOutput,
  SageMakerClient,
  UpdateEndpointCommand,
} from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import type { Answer } from "../../command/answer.ts";
import type { Connection } from "../../aws/connection.ts";
import { consentIn } from "../../aws/consent.ts";
import { defineAction } from "../../command/action.ts";
import { type Change, makeChanges } from "../../command/changes.ts";
import { WrongUse, status } from "../../command/failures.ts";
import { stackValue, switchValue, textValue } from "../../command/given-values.ts";
import { type EndpointAlarm, alarmsNamed, hasGoneOff } from "../alarms.ts";
import { scalingOf, variantResource } from "../scaling.ts";
import { assertInService, describedEndpoint, endpointNameOf, isChanging } from "../stack-endpoint.ts";
import { type StartedUpdate, type UpdateEnd, followedUpdate } from "./followed-update.ts";
import { type Reset, retainedProperties } from "./retained-properties.ts";
import { alarmProblems, updateProblems } from "./update-problems.ts";
import { type Step, type Wanted, configurationStep } from "./wanted-configuration.ts";

/** An update as it is about to be made. */
interface Planned {
  readonly endpoint: DescribeEndpointOutput;
  readonly step: Step;
  readonly reset: Reset;
  /** Alarms that are set to OK before. */
  readonly alarms: readonly EndpointAlarm[];
}

/** `endpoint update`. */
export const endpointUpdate = defineAction(
  z.strictObject({
    stack: stackValue(),
    endpoint: textValue().optional(),
    to: textValue().optional(),
    back: switchValue(),
    resetCounts: switchValue(),
    resetWeights: switchValue(),
    resetAlarms: switchValue(),
    confirm: textValue().optional(),
  }),
  async ({ stack, endpoint, confirm, ...given }, context) => {
    const wanted = wantedIn(given);
    const connection = await context.connect(stack);
    const name = await endpointNameOf(connection, endpoint);
    const described = await describedEndpoint(connection, name);
    const again = `endpoint status ${stack}${endpoint === undefined ? "" : ` --endpoint ${endpoint}`} --follow`;
    const started = (configuration: string): StartedUpdate => ({
      endpointName: name,
      configuration,
      modifiedBefore: described.LastModifiedTime,
      alarmNames: rollbackAlarms(described),
      again,
    });
    const goal = wanted === "back" ? undefined : wanted.to;
    if (goal !== undefined && described.PendingDeploymentSummary?.EndpointConfigName === goal) {
      context.terminal.note(`${goal} is being rolled out already`);
      return endAnswer(await followedUpdate(connection, context, started(goal)), name, goal);
    }
    if (goal !== undefined && described.EndpointConfigName === goal && !isChanging(described)) {
      return {
        data: { endpointName: name, to: goal, outcome: "nothing" },
        lines: [`${name} has ${goal} already`],
      };
    }
    const planned = await plannedUpdate(connection, described, wanted, given);
    const to = planned.step.wanted.name;
    const outcome = await makeChanges(
      updateChanges(connection, planned),
      context,
      consentIn(connection.place, confirm),
    );
    if (outcome !== "done") {
      return { data: { endpointName: name, from: planned.step.used.name, to, outcome }, lines: [] };
    }
    return endAnswer(await followedUpdate(connection, context, started(to)), name, to);
  },
);

function wantedIn({ to, back }: { readonly to?: string | undefined; readonly back: boolean }): Wanted {
  if (back && to === undefined) return "back";
  if (!back && to !== undefined) return { to };
  throw new WrongUse("command: got both --to and --back, or neither; expected one of them");
}

/** @throws WrongUse with all that SageMaker would refuse, or take back */
async function plannedUpdate(
  connection: Connection,
  endpoint: DescribeEndpointOutput,
  wanted: Wanted,
  given: { readonly resetCounts: boolean; readonly resetWeights: boolean; readonly resetAlarms: boolean },
): Promise<Planned> {
  assertInService(endpoint);
  const { EndpointName: name = "" } = endpoint;
  const step = await configurationStep(connection, endpoint, wanted);
  const resources = step.used.variants.map((variant) => variantResource(name, variant.name));
  const alarms = (await alarmsNamed(connection, rollbackAlarms(endpoint))).filter(hasGoneOff);
  const problems = [
    ...updateProblems(name, step, await scalingOf(connection, resources)),
    ...(given.resetAlarms ? [] : alarmProblems(alarms)),
  ];
  if (problems.length > 0) throw new WrongUse(...problems);
  return { endpoint, step, reset: { counts: given.resetCounts, weights: given.resetWeights }, alarms };
}

/** Names of the alarms that take an update back. */
const rollbackAlarms = ({ LastDeploymentConfig }: DescribeEndpointOutput): string[] =>
  (LastDeploymentConfig?.AutoRollbackConfiguration?.Alarms ?? []).flatMap(({ AlarmName }) => AlarmName ?? []);

function updateChanges(connection: Connection, { endpoint, step, reset, alarms }: Planned): Change[] {
  const { EndpointName, LastDeploymentConfig } = endpoint;
  const update = new UpdateEndpointCommand({
    EndpointName,
    EndpointConfigName: step.wanted.name,
    ...retainedProperties(step, reset),
    // The way of the rollout and its alarms, which are the stack's.
    ...(LastDeploymentConfig && { RetainDeploymentConfig: true }),
  });
  return [
    ...alarms.map(({ name }) => ({
      what: `set alarm ${name} to OK, until CloudWatch looks at it again`,
      make: () => connection.client(CloudWatchClient).send(okAlarm(name)),
    })),
    {
      what: `update endpoint ${EndpointName} from ${step.used.name} to ${step.wanted.name}`,
      make: () => connection.client(SageMakerClient).send(update),
    },
  ];
}

const okAlarm = (AlarmName: string) =>
  new SetAlarmStateCommand({ AlarmName, StateValue: "OK", StateReason: "set by mlops endpoint update" });

function endAnswer({ endpoint, isDone, reasons }: UpdateEnd, endpointName: string, to: string): Answer {
  const { EndpointConfigName: configuration, EndpointStatus } = endpoint;
  return {
    data: {
      endpointName,
      to,
      outcome: isDone ? "done" : "taken back",
      status: EndpointStatus,
      configuration,
      reasons,
    },
    lines: isDone
      ? [`${endpointName} has ${to}`, "pulumi up after pulumi refresh deploys what the stack file says again"]
      : reasons,
    status: isDone ? status.success : status.no,
  };
}
