import { output } from "@pulumi/pulumi";
import { arnIn } from "@mlops/aws";
import type { EndpointRef, EndpointServing } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import type { EnvironmentName } from "@mlops/core";
import { EndpointInvoker } from "../endpoint-invoker/endpoint-invoker.ts";
import type { EndpointInvokerArgs } from "../endpoint-invoker/invoker-args.ts";

/** How an endpoint with one model on instances serves. */
const oneModel: EndpointServing = { mode: "real-time", target: { kind: "none" } };

/** The references that every invoker needs: a platform, and the endpoint `fraud` on it. */
export function requiredReferences(name: EnvironmentName = "dev", serving = oneModel) {
  const { environment, guardrails, keys } = platformRef(testEnvironment(name));
  const endpoint: EndpointRef = {
    environment,
    serving,
    endpointName: output("fraud"),
    endpointArn: output(arnIn(environment, "sagemaker", "endpoint/fraud")),
  };
  return { environment, guardrails, keys, endpoint };
}

/** The optional arguments of an invoker. */
export type OptionalArgs = Omit<Partial<EndpointInvokerArgs>, keyof ReturnType<typeof requiredReferences>>;

/** A program that makes an invoker named `score`. */
export function invokerProgram(
  args: OptionalArgs = {},
  name: EnvironmentName = "dev",
  serving?: EndpointServing,
) {
  return () => {
    const invoker = new EndpointInvoker("score", { ...requiredReferences(name, serving), ...args });
    return { url: invoker.url, aliasArn: invoker.aliasArn };
  };
}

/** Resources of every invoker. */
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

/** Resources that a program made. */
interface MadeResources {
  readonly resources: readonly { readonly urn: string; readonly name: string }[];
  readonly resource: (name: string) => {
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  };
}

/** Names of the resources that an input of a resource comes from, sorted. */
export function sources(made: MadeResources, name: string, input: string): string[] {
  const urns = made.resource(name).propertyDependencies[input] ?? [];
  return made.resources
    .filter(({ urn }) => urns.includes(urn))
    .map((resource) => resource.name)
    .sort();
}

/** `value` without what only a deployment knows. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
