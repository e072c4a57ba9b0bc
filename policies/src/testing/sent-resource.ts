import type { ProviderFixture, ResourceFixture, StackFixture } from "./fixture.ts";

/** A resource as the engine sends it to a policy pack. */
export interface SentResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** May hold `UNKNOWN` and `secret(…)`. */
  readonly props: object;
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  /** URN of its parent. */
  readonly parent?: string;
  readonly provider?: SentProvider;
  /** URNs that each property's value came from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** The provider of a resource as the engine sends it. */
export type SentProvider = Pick<SentResource, "type" | "name" | "urn" | "props">;

/** The stack that fixtures are in unless a spec says otherwise. */
export const defaultStack = "platform.prod";

/** What the engine sends in one request, by key. The only resource, and the one that stands for the stack, have "". */
export type SentResources = ReadonlyMap<string, SentResource>;

/** One resource as the engine sends it before it creates or changes it. */
export function sentResource(fixture: ResourceFixture, stack = defaultStack): SentResources {
  return new Map([["", sent(stack, "subject", fixture, [fixture.type])]]);
}

/** A stack as the engine sends it. */
export function sentStack(fixture: StackFixture, stack = defaultStack): SentResources {
  const root = sent(stack, `mlops-platform-${stack}`, { type: rootType }, [rootType]);
  const resources = new Map(
    Object.entries(fixture).map(([key, one]) => [key, sent(stack, key, one, typesOf(fixture, key))]),
  );
  const urnOfKey = (key: string) => at(resources, key).urn;
  const related = Object.entries(fixture).map(([key, { parent, from = {} }]): [string, SentResource] => {
    const sources = Object.entries(from).map(([property, keys]) => [property, keys.map(urnOfKey)] as const);
    const relations = {
      parent: parent === undefined ? root.urn : urnOfKey(parent),
      propertyDependencies: Object.fromEntries(sources),
    };
    return [key, { ...at(resources, key), ...relations }];
  });
  return new Map([["", root], ...related]);
}

/** The same with every resource as `change` has it. */
export function changedResources(
  sent: SentResources,
  change: (resource: SentResource, key: string) => SentResource,
): SentResources {
  return new Map([...sent].map(([key, resource]) => [key, change(resource, key)]));
}

const rootType = "pulumi:pulumi:Stack";

/** The types of a resource and of those above it, the outermost first. */
function typesOf(fixture: StackFixture, key: string): string[] {
  const { type, parent } = at(new Map(Object.entries(fixture)), key);
  return [...(parent === undefined ? [] : typesOf(fixture, parent)), type];
}

function at<T>(resources: ReadonlyMap<string, T>, key: string): T {
  const resource = resources.get(key);
  if (!resource)
    throw new Error(`the fixture has no resource "${key}", it has ${[...resources.keys()].join(", ")}`);
  return resource;
}

function sent(
  stack: string,
  defaultName: string,
  {
    type,
    name = defaultName,
    props = {},
    protect,
    ignoreChanges,
    deleteBeforeReplace,
    provider,
  }: ResourceFixture,
  types: readonly string[],
): SentResource {
  return {
    type,
    name,
    urn: urnOf(stack, types, name),
    props,
    ...(protect !== undefined && { protect }),
    ...(ignoreChanges && { ignoreChanges }),
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(provider && { provider: sentProvider(stack, provider) }),
  };
}

function sentProvider(stack: string, { name = "aws", props }: ProviderFixture): SentProvider {
  const type = "pulumi:providers:aws";
  return { type, name, urn: urnOf(stack, [type], name), props };
}

function urnOf(stack: string, types: readonly string[], name: string): string {
  return `urn:pulumi:${stack}::mlops-platform::${types.join("$")}::${name}`;
}
