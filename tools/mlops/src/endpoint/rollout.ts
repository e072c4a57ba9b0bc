import type { DescribeEndpointOutput, PendingProductionVariantSummary } from "@aws-sdk/client-sagemaker";
import { plainText } from "../command/plain-text.ts";

/** A deployment that is under way. */
export interface Rollout {
  /** Name of the configuration that is being rolled out. */
  readonly configuration: string;
  readonly startedAt: Date | undefined;
  /** How far each variant is, for people: `main: Baking, 2 of 4 instances`. */
  readonly variants: readonly string[];
}

/** The deployment that is under way; nothing if there is none. */
export function rolloutOf({
  PendingDeploymentSummary: pending,
}: DescribeEndpointOutput): Rollout | undefined {
  if (pending?.EndpointConfigName === undefined) return undefined;
  const { ProductionVariants = [], ShadowProductionVariants = [] } = pending;
  return {
    configuration: pending.EndpointConfigName,
    startedAt: pending.StartTime,
    variants: [...ProductionVariants, ...ShadowProductionVariants].map(variantState),
  };
}

/** What goes on with an endpoint, in a line: `Updating, main: Baking, 2 of 4 instances`. */
export function stateLine(endpoint: DescribeEndpointOutput): string {
  return [endpoint.EndpointStatus ?? "unknown", ...(rolloutOf(endpoint)?.variants ?? [])].join(", ");
}

function variantState({
  VariantName = "",
  VariantStatus = [],
  CurrentInstanceCount,
  DesiredInstanceCount,
}: PendingProductionVariantSummary): string {
  const steps = VariantStatus.map(({ Status = "", StatusMessage }) =>
    StatusMessage ? `${Status} (${plainText(StatusMessage)})` : Status,
  );
  const instances =
    DesiredInstanceCount === undefined
      ? []
      : [`${CurrentInstanceCount ?? 0} of ${DesiredInstanceCount} instances`];
  return `${VariantName}: ${[...steps, ...instances].join(", ") || "waiting"}`;
}
