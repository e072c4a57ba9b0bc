import { arnIn } from "@mlops/aws";
import type { Connection } from "../aws/connection.ts";
import { stackValues } from "../aws/stack-values.ts";
import { asRecord } from "../command/as-record.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse } from "../command/failures.ts";

/** A model of a registry, and the way to its account. */
export interface RegisteredModel {
  readonly connection: Connection;
  /** Stack that has made the registry: `platform.dev`. */
  readonly registry: string;
  /** Names of all its models. */
  readonly models: readonly string[];
  /** Name of this one: `sentiment`. */
  readonly name: string;
  /** Name of the model package group. */
  readonly groupName: string;
}

const registryApp = "platform";

/**
 * The stack whose registry a stack's versions come from: a platform's own, or the one that an app's stack file names.
 * @returns nothing if the file names none
 * @throws WrongUse if there is no such stack
 */
export function registryOf(root: string, stack: string): string | undefined {
  const { environment } = asRecord(stackValues(root, stack)["registry"]);
  if (stack.startsWith(`${registryApp}.`)) return stack;
  return typeof environment === "string" ? `${registryApp}.${environment}` : undefined;
}

/**
 * The model whose versions a stack serves: the one that is called like its app, or the only one.
 * @returns nothing if there are several, none of which is called like the app
 */
export function modelServedBy(stack: string, models: readonly string[]): string | undefined {
  const app = stack.slice(0, stack.indexOf("."));
  if (models.includes(app)) return app;
  return models.length === 1 ? models[0] : undefined;
}

/**
 * Find a model of the registry that a stack uses, in the account of the registry.
 * @param stack a platform's, or an app's
 * @param model name of the model. @default - the one that the stack serves
 * @throws WrongUse if the stack uses no registry, or if it is not clear which model is meant
 */
export async function registeredModel(
  context: Pick<CommandContext, "root" | "connect">,
  stack: string,
  model: string | undefined,
): Promise<RegisteredModel> {
  const registry = registryOf(context.root, stack);
  if (registry === undefined) {
    throw new WrongUse(
      `stack: got "${stack}", whose file names no registry; expected a platform's stack, or one of an app with a registry`,
    );
  }
  const connection = await context.connect(registry);
  const models = await connection.names.instances("registry");
  const name = model ?? modelServedBy(stack, models);
  if (name === undefined || !models.includes(name)) {
    const got = name === undefined ? "nothing" : `"${name}"`;
    const there = models.length > 0 ? `one of ${registry}: ${models.join(", ")}` : `a model in ${registry}`;
    throw new WrongUse(`--model: got ${got}; expected ${there}`);
  }
  const { groupName } = await connection.names.of("registry", ["groupName"], name);
  return { connection, registry, models, name, groupName };
}

/** The ARN of a version of a model. */
export function versionArn({ connection, groupName }: RegisteredModel, version: number): string {
  return arnIn(connection.place, "sagemaker", `model-package/${groupName}/${version}`);
}
