import { type EnvironmentName, environmentNames } from "./environment.ts";
import { refusal } from "./problems.ts";

/** A stack's name taken apart: `<app>.<environment>`. */
export interface StackName {
  readonly app: string;
  readonly environment: EnvironmentName;
}

/**
 * Take a stack's name apart.
 * @param apps the apps there are
 * @throws RunError with every problem of the name
 */
export function parseStackName(stack: string, apps: readonly string[]): StackName {
  const [app = "", environment = "", ...rest] = stack.split(".");
  if (apps.includes(app) && isEnvironmentName(environment) && rest.length === 0) return { app, environment };
  throw refusal(`stack "${stack}" has no program`, problems(app, environment, rest.length > 0, apps));
}

function problems(app: string, environment: string, tooLong: boolean, apps: readonly string[]): string[] {
  if (app === "" || environment === "" || tooLong) {
    return ['a stack is named <app>.<environment>, such as "platform.dev"'];
  }
  return [
    ...(apps.includes(app) ? [] : [`there is no app "${app}"; apps: ${apps.join(", ")}`]),
    ...(isEnvironmentName(environment)
      ? []
      : [`there is no environment "${environment}"; environments: ${environmentNames.join(", ")}`]),
  ];
}

function isEnvironmentName(text: string): text is EnvironmentName {
  return (environmentNames as readonly string[]).includes(text);
}
