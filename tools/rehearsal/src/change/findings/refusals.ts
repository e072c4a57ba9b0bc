import { isProviderType } from "@mlops/engine";
import type { RehearsalFinding } from "../../finding.ts";
import { valueAt, valueText } from "../difference.ts";
import { isAtOrBelow } from "../property-path.ts";
import type { StackChange } from "../rehearse-change.ts";
import type { ChangedResource, ResourceChange } from "../resource-change.ts";
import { plainInputs } from "../compared-inputs.ts";

/** Changes that the provider or the service refuses. */
export function refusedUpdates({ stack, changes }: StackChange): RehearsalFinding[] {
  return updatesOf(changes).flatMap((change): RehearsalFinding[] => {
    const message = refusalOf(change);
    if (message === undefined) return [];
    return [{ kind: "update-refused", severity: "warning", stack, resource: change.after, message }];
  });
}

function updatesOf(changes: readonly ResourceChange[]): ChangedResource[] {
  return changes.flatMap((change) => (change.kind === "update" ? [change] : []));
}

function refusalOf({ after: { resource }, differences }: ChangedResource): string | undefined {
  const changed = differences.filter(({ path }) => !isAtOrBelow(path, "tags"));
  if (changed.length === 0) return undefined;
  const inputs = plainInputs(resource.inputs);
  if (resource.type === "aws:sagemaker/domain:Domain" && inputs.appNetworkAccessType === "VpcOnly") {
    return (
      'an update of a VpcOnly domain may fail with "VpcId and Subnet IDs are required", because the provider sends the ' +
      "access type without them; update the domain by the AWS CLI, then refresh"
    );
  }
  if (
    resource.type === "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer" &&
    changed.some(({ path }) => isAtOrBelow(path, "artifactStoreUri"))
  ) {
    return "artifactStoreUri: servers have stayed in Updating for a day after such a change; make another server";
  }
  return undefined;
}

/** Stacks that deploy into another account or region than their resources are in. */
export function changedPlaces({ stack, changes }: StackChange): RehearsalFinding[] {
  return updatesOf(changes).flatMap((change): RehearsalFinding[] => {
    if (!isProviderType(change.after.resource.type)) return [];
    return ["allowedAccountIds", "region"].flatMap((property): RehearsalFinding[] => {
      const before = valueAt(plainInputs(change.before.resource.inputs), [property]);
      const after = valueAt(plainInputs(change.after.resource.inputs), [property]);
      if (before === undefined || after === undefined || valueText(before) === valueText(after)) return [];
      const message =
        `${property}: the provider goes from ${valueText(before)} to ${valueText(after)}, and the stack's resources ` +
        "stay where they are; destroy them there first, or make another stack";
      return [{ kind: "place-changed", severity: "error", stack, resource: change.after, message }];
    });
  });
}
