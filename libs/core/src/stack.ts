import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/aws/provider.js";
import { type AwsEnvironment, type EnvironmentName, awsEnvironment } from "./environment.ts";
import {
  type CommonConfig,
  type SectionsSchema,
  type StackConfig,
  parseStackConfig,
} from "./stack-config.ts";
import type { StackName } from "./stack-name.ts";

/** Everything an app may know about the stack it composes. */
export interface Stack<Config = CommonConfig> {
  readonly app: string;
  readonly environment: AwsEnvironment;
  /** The checked values of the stack file. */
  readonly config: Config;
  /** Options of a top-level component: every AWS resource below it goes to this stack's account and region. */
  readonly options: { readonly providers: { readonly aws: Provider } };
  /** The outputs of another app's stack, of this environment unless another is named. */
  readonly reference: (app: string, environment?: EnvironmentName) => pulumi.StackReference;
}

/**
 * The stack that Pulumi is at: its file checked, its one provider made.
 * @throws RunError with every problem of the stack file
 */
export function openStack<Sections extends SectionsSchema>(
  sections: Sections,
  { app, environment: environmentName }: StackName,
): Stack<StackConfig<Sections>> {
  const config = parseStackConfig(`stacks/Pulumi.${pulumi.getStack()}.yaml`, projectConfig(), sections);
  const environment = awsEnvironment(environmentName, config.account, config.region);
  const aws = stackProvider(app, environment, config);
  return {
    app,
    environment,
    config,
    options: { providers: { aws } },
    reference: (otherApp, otherEnvironment = environmentName) =>
      new pulumi.StackReference(
        `${pulumi.getOrganization()}/${pulumi.getProject()}/${otherApp}.${otherEnvironment}`,
      ),
  };
}

/** The project's own configuration, without its namespace. */
function projectConfig(): Record<string, string> {
  const namespace = `${pulumi.getProject()}:`;
  return Object.fromEntries(
    Object.entries(pulumi.runtime.allConfig())
      .filter(([key]) => key.startsWith(namespace))
      .map(([key, value]) => [key.slice(namespace.length), value]),
  );
}

/** The one provider of a stack: it refuses every account but the stack file's. */
function stackProvider(app: string, environment: AwsEnvironment, config: CommonConfig): Provider {
  return new Provider("aws", {
    region: environment.region,
    allowedAccountIds: [environment.account],
    ...(config.deployRoleArn && {
      assumeRoles: [{ roleArn: config.deployRoleArn, sessionName: `pulumi-${app}-${environment.name}` }],
    }),
    defaultTags: { tags: stackTags(app, environment, config) },
  });
}

/** Tags that every resource of a stack carries. The platform's own win over the stack file's. */
export function stackTags(
  app: string,
  environment: AwsEnvironment,
  config: CommonConfig,
): Record<string, string> {
  return {
    ...config.tags,
    Application: app,
    Environment: environment.name,
    Owner: config.owner,
    CostCentre: config.costCentre,
    ManagedBy: "pulumi",
  };
}
