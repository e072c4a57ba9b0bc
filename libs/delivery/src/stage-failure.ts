import { choiceValue } from "@mlops/core";

/** What a pipeline does when an action of a stage fails. */
export const stageFailureValue = choiceValue(["stop", "retry-failed-actions", "retry-stage", "rollback"]);

/** What a pipeline does when a stage fails. */
export type StageFailure = "stop" | "retry-failed-actions" | "retry-stage" | "rollback";

/** `onFailure` of a stage. A rollback runs the stage again as it was in the last execution that passed it. */
export function onFailure(failure: StageFailure) {
  if (failure === "stop") return {};
  if (failure === "rollback") return { onFailure: { result: "ROLLBACK" } };
  const retryMode = failure === "retry-stage" ? "ALL_ACTIONS" : "FAILED_ACTIONS";
  return { onFailure: { result: "RETRY", retryConfiguration: { retryMode } } };
}
