import { elapsed } from "../../command/elapsed.ts";
import { moment } from "../../command/moment.ts";
import { plainText } from "../../command/plain-text.ts";
import type { Terminal } from "../../command/system.ts";
import { table } from "../../command/table.ts";
import type { Scaling } from "../scaling.ts";
import type { EndpointView } from "./endpoint-view.ts";
import type { VariantView } from "./variant-view.ts";

/** An endpoint for people. */
export function endpointLines(
  view: EndpointView,
  terminal: Pick<Terminal, "width" | "paint">,
  now: Date,
): string[] {
  return [
    ...headLines(view, terminal),
    ...rolloutLines(view, now),
    "",
    ...table(variantTitles, view.variants.map(variantRow), terminal),
    ...componentLines(view, terminal),
    "",
    ...alarmLines(view, terminal),
  ];
}

function headLines(view: EndpointView, { paint }: Pick<Terminal, "paint">): string[] {
  const { endpointName, status, failureReason, configuration, deployed } = view;
  const tone = status === "InService" ? "good" : "warning";
  return [
    `${paint("title", endpointName)}  ${paint(tone, status)}`,
    ...(failureReason === undefined ? [] : [`reason         ${paint("bad", plainText(failureReason))}`]),
    `configuration  ${configuration ?? "-"}`,
    ...(deployed === undefined || deployed.name === configuration
      ? []
      : [
          `deployed last  ${deployed.name}, made ${moment(deployed.createdAt)}: ` +
            paint("warning", "a rollback or endpoint update has left the other one"),
        ]),
  ];
}

function rolloutLines({ rollout }: EndpointView, now: Date): string[] {
  if (rollout === undefined) return [];
  const { configuration, startedAt, variants } = rollout;
  const since = startedAt ? ` for ${elapsed(now.getTime() - startedAt.getTime())}` : "";
  return [`rolling out    ${configuration}${since}`, ...variants.map((line) => `  ${line}`)];
}

const variantTitles = ["variant", "model", "on", "instances", "scaled", "weight", "traffic"];

function variantRow({ name, isShadow, model, instances, weight, traffic, ...view }: VariantView) {
  return {
    variant: isShadow ? `${name} (shadow)` : name,
    model: model?.title,
    on: placeText(view),
    instances: movingText(instances),
    scaled: limitsText(view.scaling, view.managedInstances),
    weight: movingText(weight),
    traffic: isShadow
      ? `copies of ${percent(weight.current ?? 0)}`
      : traffic === undefined
        ? undefined
        : percent(traffic),
  };
}

function placeText({ instanceType, serverless }: Pick<VariantView, "instanceType" | "serverless">) {
  if (serverless === undefined) return instanceType;
  const { max, provisioned, memoryMiB } = serverless;
  const kept = provisioned === undefined ? "" : `, ${provisioned} provisioned`;
  return `${memoryMiB} MiB, ${max} at once${kept}`;
}

function movingText({ current, desired }: VariantView["weight"]): string | undefined {
  if (current === undefined) return desired?.toString();
  return desired === undefined || desired === current ? String(current) : `${current} to ${desired}`;
}

function limitsText(
  scaling: Scaling | undefined,
  managed?: VariantView["managedInstances"],
): string | undefined {
  if (scaling === undefined) return managed && `${managed.min} to ${managed.max}`;
  const { min, max, suspended } = scaling;
  return `${min} to ${max}${suspended.length === 0 ? "" : `, suspended: ${suspended.join(" ")}`}`;
}

const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`;

function componentLines({ components }: EndpointView, terminal: Pick<Terminal, "width" | "paint">): string[] {
  if (components.length === 0) return [];
  const rows = components.map((component) => ({
    component: component.name,
    status: component.status,
    models: component.modelNames.join(", "),
    copies: movingText({ current: component.currentCopies, desired: component.desiredCopies }),
    scaled: limitsText(component.scaling),
    reason: component.failureReason,
  }));
  return ["", ...table(["component", "status", "models", "copies", "scaled", "reason"], rows, terminal)];
}

function alarmLines(
  { alarms, alarmsInAlarm }: EndpointView,
  terminal: Pick<Terminal, "width" | "paint">,
): string[] {
  if (alarmsInAlarm.length === 0) return [`none of ${alarms} alarms has gone off`];
  const rows = alarmsInAlarm.map(({ name, since, reason }) => ({
    "in alarm": name,
    since: since && moment(since),
    reason,
  }));
  return table(["in alarm", "since", "reason"], rows, terminal);
}
