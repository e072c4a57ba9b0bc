import { type Limit, atLeastOne, atMostOne, nameOf, refused } from "./limit.ts";
import { jsonProblems } from "./json-text.ts";
import { scheduleProblems } from "./schedule-expression.ts";

/** EventBridge API reference, PutRule: a rule waits for events or for a time. */
export const triggerOfRule: Limit = (input) => atLeastOne(input, "EventPattern", "ScheduleExpression");

/** EventBridge user guide, "Scheduled rules": on the default bus only. */
export const busOfScheduledRule: Limit = (input) => {
  const [bus, schedule] = [input.at("EventBusName"), input.at("ScheduleExpression")];
  const isOther = bus.isKnown && bus.text !== "" && !/^default$|\/default$/.test(bus.text ?? "");
  return isOther && schedule.isKnown ? refused(bus, `allowed is "default" with ${nameOf(schedule)}`) : [];
};

/** EventBridge user guide, "Schedule pattern". */
export const scheduleOfRule: Limit = (input) => scheduleProblems(input.at("ScheduleExpression"), false, true);

/** EventBridge user guide, "Event patterns": JSON. */
export const patternOfRule: Limit = (input) => jsonProblems(input.at("EventPattern"));

/** EventBridge API reference, PutTargets: the three inputs exclude each other. */
export const inputOfTarget: Limit = (input) =>
  input
    .at("Targets")
    .elements.flatMap((target) => [
      ...atMostOne(target, "Input", "InputPath", "InputTransformer"),
      ...jsonProblems(target.at("Input")),
    ]);

/** EventBridge Scheduler user guide, "Schedule types". */
export const scheduleOfSchedule: Limit = (input) =>
  scheduleProblems(input.at("ScheduleExpression"), true, false);

/** EventBridge Scheduler user guide, "Configuring flexible time windows": a window that is on has a length. */
export const lengthOfWindow: Limit = (input) => {
  const mode = input.at("FlexibleTimeWindow.Mode");
  const length = input.at("FlexibleTimeWindow.MaximumWindowInMinutes");
  if (mode.is("OFF") && length.isKnown)
    return refused(length, `allowed is nothing when ${nameOf(mode)} is "OFF"`);
  const isMissing = mode.is("FLEXIBLE") && length.isAbsent;
  return isMissing ? refused(length, `it is required when ${nameOf(mode)} is "FLEXIBLE"`) : [];
};

/** Application Auto Scaling API reference, PutScheduledAction, Schedule. */
export const scheduleOfScaling: Limit = (input) => scheduleProblems(input.at("Schedule"), true, false);
