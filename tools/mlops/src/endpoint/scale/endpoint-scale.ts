import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
  paginateDescribeScheduledActions,
} from "@aws-sdk/client-application-auto-scaling";
import {
  type DesiredWeightAndCapacity,
  SageMakerClient,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { serverlessLimits } from "@mlops/aws";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import { consentIn } from "../../aws/consent.ts";
import { defineAction } from "../../command/action.ts";
import { type Change, makeChanges } from "../../command/changes.ts";
import { pairsText, stackValue, textValue, wholeNumberText } from "../../command/given-values.ts";
import { scalingOf, variantResource } from "../scaling.ts";
import { assertInService, describedEndpoint, endpointNameOf } from "../stack-endpoint.ts";
import type { NewLimits } from "./capacity-plan.ts";
import { type ScalePlan, scalePlan } from "./scale-plan.ts";

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
    min: instances(0),
    max: instances(1),
    count: instances(1),
    weight: pairsText(),
    maxConcurrency: concurrency(),
    provisionedConcurrency: concurrency(),
    confirm: textValue().optional(),
  }),
  async ({ stack, endpoint, confirm, ...request }, context) => {
    const connection = await context.connect(stack);
    const { place } = connection;
    const name = await endpointNameOf(connection, endpoint);
    const described = await describedEndpoint(connection, name);
    assertInService(described);
    const variants = described.ProductionVariants ?? [];
    const scaling = await scalingOf(
      connection,
      variants.map(({ VariantName = "" }) => variantResource(name, VariantName)),
    );
    const plan = scalePlan(described, scaling, request);
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

/** Weights and counts come first: a change of the limits may make SageMaker refuse further ones for minutes. */
function scaleChanges(
  connection: Connection,
  endpointName: string,
  { desired, limits }: ScalePlan,
): Change[] {
  const DesiredWeightsAndCapacities = [...desired];
  const update = new UpdateEndpointWeightsAndCapacitiesCommand({
    EndpointName: endpointName,
    DesiredWeightsAndCapacities,
  });
  return [
    ...(desired.length === 0
      ? []
      : [
          {
            what: `set ${desired.map(desiredText).join("; ")}`,
            make: () => connection.client(SageMakerClient).send(update),
          },
        ]),
    ...(limits === undefined
      ? []
      : [{ what: limitsText(limits), make: () => registered(connection, limits) }]),
  ];
}

function desiredText({
  VariantName,
  DesiredInstanceCount,
  DesiredWeight,
  ServerlessUpdateConfig: serverless,
}: DesiredWeightAndCapacity): string {
  const parts = [
    ...(DesiredInstanceCount === undefined ? [] : [`${DesiredInstanceCount} instances`]),
    ...(serverless?.MaxConcurrency === undefined ? [] : [`${serverless.MaxConcurrency} requests at once`]),
    ...(serverless?.ProvisionedConcurrency === undefined
      ? []
      : [`${serverless.ProvisionedConcurrency} provisioned`]),
    ...(DesiredWeight === undefined ? [] : [`weight ${DesiredWeight}`]),
  ];
  return `${VariantName} to ${parts.join(", ")}`;
}

const limitsText = ({ scaling, min, max }: NewLimits) =>
  `let ${scaling.resourceId} scale between ${min} and ${max}, so far ${scaling.min} and ${scaling.max}`;

const registered = (connection: Connection, { scaling, min, max }: NewLimits) =>
  connection.client(ApplicationAutoScalingClient).send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: "sagemaker",
      ResourceId: scaling.resourceId,
      ScalableDimension: scaling.dimension,
      MinCapacity: min,
      MaxCapacity: max,
    }),
  );

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

const planData = ({ limits, desired }: ScalePlan) => ({
  ...(limits && { limits: { resourceId: limits.scaling.resourceId, min: limits.min, max: limits.max } }),
  desired,
});
