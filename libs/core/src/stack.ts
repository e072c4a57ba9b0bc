import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/aws/provider.js";
import type { AwsEnvironment, EnvironmentName } from "./environment.ts";
import { refusal } from "./problems.ts";
import {
  type CommonConfig,
  type Sections,
  type StackConfig,
  parseStackConfig,
} from "./settings/stack-config.ts";
import type { StackName } from "./stack-name.ts";

/** What a stack's name and file say. */
export interface StackSettings<Config = CommonConfig> {
  readonly environment: AwsEnvironment;
  /** The checked values of the stack file. */
  readonly config: Config;
}

/** Everything an app may know about the stack it composes. */
export interface Stack<Config = CommonConfig> extends StackSettings<Config> {
  /** Options of a top-level component: every AWS resource below it goes to this stack's account and region. */
  readonly options: { readonly providers: { readonly aws: Provider } };
  /** The tags that the provider gives to every resource, for what takes none of a provider: that of Cloud Control. */
  readonly tags: Readonly<Record<string, string>>;
  /** The outputs of another app's stack, of this environment unless another is named; the same however often asked. */
  readonly reference: (app: string, environment?: EnvironmentName) => pulumi.StackReference;
}

/**
 * What the file of the current stack says.
 * @param problems what the values contradict each other in
 * @throws RunError with every value that the app's schemas refuse, or with every contradiction
 */
export function readStackFile<Shape extends Sections>(
  sections: (environment: AwsEnvironment) => Shape,
  stack: StackName,
  problems: (config: StackConfig<Shape>) => readonly string[] = () => [],
): StackSettings<StackConfig<Shape>> {
  const file = `stacks/Pulumi.${pulumi.getStack()}.yaml`;
  const settings = parseStackConfig({ file, stack, values: projectConfig(), unread: unreadKeys() }, sections);
  const found = problems(settings.config);
  if (found.length > 0) throw refusal(`${file} cannot be used`, found);
  return settings;
}

/** The current stack, with its one provider. */
export function openStack<Config extends CommonConfig>(settings: StackSettings<Config>): Stack<Config> {
  const aws = stackProvider(settings);
  const references = new Map<string, pulumi.StackReference>();
  return {
    ...settings,
    options: { providers: { aws } },
    tags: stackTags(settings),
    reference: (app, environment = settings.environment.name) => {
      const name = `${pulumi.getOrganization()}/${pulumi.getProject()}/${app}.${environment}`;
      const reference = references.get(name) ?? new pulumi.StackReference(name);
      references.set(name, reference);
      return reference;
    },
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

/** Keys of other namespaces than the project's and Pulumi's own: default providers, which read theirs, are off. */
function unreadKeys(): readonly string[] {
  const namespaces = [pulumi.getProject(), "pulumi"];
  return Object.keys(pulumi.runtime.allConfig()).filter(
    (key) => !namespaces.includes(key.split(":", 1)[0] ?? ""),
  );
}

/** The one provider of a stack: it refuses every account but the stack file's. */
function stackProvider({ environment, config }: StackSettings): Provider {
  return new Provider("aws", {
    region: environment.region,
    allowedAccountIds: [environment.account],
    ...(config.deployRoleArn && {
      assumeRoles: [
        { roleArn: config.deployRoleArn, sessionName: `pulumi-${environment.app}-${environment.name}` },
      ],
    }),
    defaultTags: { tags: stackTags({ environment, config }) },
  });
}

/** Tags that every resource of a stack carries. The platform's own win over the stack file's. */
export function stackTags({ environment, config }: StackSettings): Record<string, string> {
  return {
    ...config.tags,
    Application: environment.app,
    Environment: environment.name,
    Owner: config.owner,
    CostCentre: config.costCentre,
    ManagedBy: "pulumi",
  };
}
