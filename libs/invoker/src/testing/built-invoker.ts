import type { EnvironmentName } from "@mlops/core";
import { EndpointInvoker } from "../endpoint-invoker/endpoint-invoker.ts";
import type { EndpointInvokerArgs } from "../endpoint-invoker/invoker-args.ts";
import { surroundings } from "./surroundings.ts";

/** What an invoker may be told, besides where it lives. */
export type Choices = Omit<Partial<EndpointInvokerArgs>, keyof ReturnType<typeof surroundings>>;

/** A program that makes an invoker named `score`. */
export function invokerProgram(choices: Choices = {}, name: EnvironmentName = "dev") {
  return () => {
    const invoker = new EndpointInvoker("score", { ...surroundings(name), ...choices });
    return { url: invoker.url, aliasArn: invoker.aliasArn };
  };
}

/** What every invoker is made of. */
export const everyInvoker = [
  "Alias score-alias",
  "DeadLetterQueue score-dead-letters",
  "EndpointInvoker score",
  "Function score-function",
  "LogGroup score-logs",
  "Queue score-dead-letters",
  "QueuePolicy score-dead-letters-policy",
  "Role score-role",
  "RolePolicy score-role-policy",
  "ServiceRole score-role",
];

/** What a program made, as far as it matters here. */
interface Made {
  readonly resources: readonly { readonly urn: string; readonly name: string }[];
  readonly resource: (name: string) => {
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  };
}

/** Names of what an input of a resource comes from, sorted. */
export function sources(made: Made, name: string, input: string): string[] {
  const urns = made.resource(name).propertyDependencies[input] ?? [];
  return made.resources
    .filter(({ urn }) => urns.includes(urn))
    .map((resource) => resource.name)
    .sort();
}

/** Without what is known only later. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
