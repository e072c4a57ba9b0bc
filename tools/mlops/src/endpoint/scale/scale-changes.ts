import {
  ApplicationAutoScalingClient,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  type DesiredWeightAndCapacity,
  SageMakerClient,
  UpdateEndpointWeightsAndCapacitiesCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import type { Connection } from "../../aws/connection.ts";
import type { Change } from "../../command/changes.ts";
import type { NewLimits } from "./capacity-plan.ts";
import type { ScalePlan } from "./scale-plan.ts";

/** Weights and counts come first: a change of the limits may make SageMaker refuse further ones for minutes. */
export function scaleChanges(
  connection: Connection,
  endpointName: string,
  { desired, limits, copies }: ScalePlan,
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
    ...(copies === undefined
      ? []
      : [
          {
            what: `set ${copies.component} to ${copies.count} copies`,
            make: () => copied(connection, copies),
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

const copied = (connection: Connection, { component, count }: NonNullable<ScalePlan["copies"]>) =>
  connection.client(SageMakerClient).send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: component,
      DesiredRuntimeConfig: { CopyCount: count },
    }),
  );
