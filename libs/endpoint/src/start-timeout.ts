import { endpointLimits } from "@mlops/aws";
import { type Duration, isDuration, toSeconds } from "@mlops/core";

const { downloadTimeoutSeconds: download, startupTimeoutSeconds: startup } = endpointLimits;

/** Whether SageMaker waits as long as `duration` for a model to be fetched and for its container to answer. */
export function isStartTimeout(duration: Duration): boolean {
  if (!isDuration(duration)) return false;
  const seconds = toSeconds(duration);
  return seconds >= Math.max(download.min, startup.min) && seconds <= Math.min(download.max, startup.max);
}
