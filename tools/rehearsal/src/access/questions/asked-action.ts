import { InputProblem } from "@mlops/preview/command";
import actions from "../../../iam-actions/iam-actions.json" with { type: "json" };
import { nearestNames } from "./nearest-names.ts";

/** Names of actions by service, as words; of others no more than the prefix is known. */
const services: Readonly<Record<string, string>> = actions.services;
const allServices = [...Object.keys(services), ...actions.others.split(" ")];

/**
 * An action as IAM writes it, of one that is given in any case.
 * @throws InputProblem for what is no action of AWS, with the nearest names
 */
export function askedAction(given: string): string {
  const [, service = "", name = ""] = /^([\w-]+):(\w+)$/.exec(given) ?? [];
  if (name === "") {
    throw new InputProblem(`--who-can: got "${given}"; expected one action, such as s3:GetObject`);
  }
  const words = Object.entries(services).find(([key]) => key === service.toLowerCase())?.[1];
  if (words === undefined) return unlistedAction(given, service);
  const names = words.split(" ");
  const known = names.find((one) => one.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return `${service.toLowerCase()}:${known}`;
  const near = nearestNames(name, names).map((one) => `${service}:${one}`);
  throw new InputProblem(`--who-can: got "${given}"; expected an action of AWS, such as ${near.join(", ")}`);
}

/** Of services that the platform does not deal with only the prefix is checked. */
function unlistedAction(given: string, service: string): string {
  if (allServices.includes(service.toLowerCase())) return given;
  const near = nearestNames(service, allServices).join(", ");
  throw new InputProblem(
    `--who-can: got "${given}"; expected an action of a service of AWS, such as ${near}`,
  );
}
