import {
  ApplicationAutoScalingClient,
  paginateDescribeScheduledActions,
} from "@aws-sdk/client-application-auto-scaling";
import { z } from "zod";
import { serverlessLimits } from "@mlops/aws";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import { consentIn } from "../../aws/consent.ts";
import { defineAction } from "../../command/action.ts";
import { makeChanges } from "../../command/changes.ts";
import { WrongUse } from "../../command/failures.ts";
import { pairsText, stackValue, textValue, wholeNumberText } from "../../command/given-values.ts";
import { inferenceComponent } from "../components.ts";
import { componentResource, scalingOf, variantResource } from "../scaling.ts";
import { assertInService, describedEndpoint, endpointNameOf } from "../stack-endpoint.ts";
import type { NewLimits } from "./capacity-plan.ts";
import { componentPlan } from "./component-plan.ts";
import { scaleChanges } from "./scale-changes.ts";
import { type ScalePlan, type ScaleRequest, scalePlan } from "./scale-plan.ts";

/** Most instances that a command may ask for: a typing error costs money. */
const mostInstances = 1_000;
const instances = (min: number) => wholeNumberText({ min, max: mostInstances }).optional();
const concurrency = () => wholeNumberText(serverlessLimits.concurrency).optional();

/** `endpoint scale`. */
export const endpointScale = defineAction(
  z.strictObject({
    stack: stackValue(),
    endpoint: textValue().optional(),
    variant: textValue().optional(),
    component: textValue().optional(),
    min: instances(0),
    max: instances(1),
    count: instances(1),
    weight: pairsText(),
    maxConcurrency: concurrency(),
    provisionedConcurrency: concurrency(),
    confirm: textValue().optional(),
  }),
  async ({ stack, endpoint, component, confirm, ...request }, context) => {
    const connection = await context.connect(stack);
    const { place } = connection;
    const name = await endpointNameOf(connection, endpoint);
    const plan = await (component === undefined
      ? plannedVariant(connection, name, request)
      : plannedComponent(connection, name, component, request));
    const changes = scaleChanges(connection, name, plan);
    const outcome = await makeChanges(changes, context, consentIn(place, confirm));
    const notes = [
      ...(plan.limits ? await scheduledLimits(connection, plan.limits) : []),
      `it lasts until a deployment: pulumi up, after a change or a refresh, sets what ${place.file} says again`,
    ];
    if (outcome === "done") for (const note of notes) context.terminal.note(note);
    return {
      data: { endpointName: name, outcome, ...planData(plan) },
      lines:
        outcome === "done"
          ? [`${name} is on its way: npm run mlops -- endpoint status ${stack} --follow`]
          : outcome === "nothing"
            ? [`${name} has all that already`]
            : [],
    };
  },
);

async function plannedVariant(
  connection: Connection,
  name: string,
  request: ScaleRequest,
): Promise<ScalePlan> {
  const described = await describedEndpoint(connection, name);
  assertInService(described);
  const variants = described.ProductionVariants ?? [];
  const resources = variants.map(({ VariantName = "" }) => variantResource(name, VariantName));
  return scalePlan(described, await scalingOf(connection, resources), request);
}

async function plannedComponent(
  connection: Connection,
  endpointName: string,
  name: string,
  request: ScaleRequest,
): Promise<ScalePlan> {
  const component = await inferenceComponent(connection, name);
  if (component.endpointName !== endpointName) {
    throw new WrongUse(
      `--component: got "${name}" of ${component.endpointName}; expected one of ${endpointName}`,
    );
  }
  const resource = componentResource(name);
  const scaling = await scalingOf(connection, [resource]);
  return componentPlan(component, scaling.get(resource), request);
}

/** What else sets limits of the same variant. */
async function scheduledLimits(connection: Connection, { scaling }: NewLimits): Promise<string[]> {
  const pages = paginateDescribeScheduledActions(
    { client: connection.client(ApplicationAutoScalingClient) },
    { ServiceNamespace: "sagemaker", ResourceId: scaling.resourceId },
  );
  const actions = await collected(pages, ({ ScheduledActions }) => ScheduledActions);
  return actions.map(
    ({ ScheduledActionName, Schedule, Timezone = "UTC" }) =>
      `${ScheduledActionName} sets limits of its own: ${Schedule} ${Timezone}`,
  );
}

const planData = ({ limits, desired, copies }: ScalePlan) => ({
  ...(limits && { limits: { resourceId: limits.scaling.resourceId, min: limits.min, max: limits.max } }),
  desired,
  ...(copies && { copies }),
});
