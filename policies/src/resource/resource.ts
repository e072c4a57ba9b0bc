import type { PolicyProviderResource, PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { Property } from "@mlops/api-constraints/property";
import { judgedAlone, judgedBelow } from "./json-inputs.ts";

/** The provider that a resource is made with. */
export interface Provider {
  readonly name: string;
  readonly urn: string;
  readonly type: string;
  /** Its arguments. Nested ones arrive as JSON texts: read them through `parsed`. */
  readonly props: Property;
  /** Pulumi made it up, from whatever credentials and region the caller happens to have. */
  readonly isDefault: boolean;
}

/** What a rule sees of one resource. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** A resource rule sees inputs, a stack rule outputs (during a preview: inputs, and unknowns). */
  readonly props: Property;
  /** It cannot be deleted before this option is taken away. */
  readonly protect: boolean;
  /** Properties whose changes are not deployed; `*` stands for all. */
  readonly ignoreChanges: readonly string[];
  /** It is deleted before its replacement is made. Absent where the provider decides. */
  readonly deleteBeforeReplace?: boolean;
  /** Absent for components. */
  readonly provider?: Provider;
  /** Only a part of its arguments is seen here; the others, and its provider, are judged elsewhere. */
  readonly isPartial?: true;
}

/** What a stack rule sees of one resource. */
export interface StackResource extends Resource {
  readonly parent?: StackResource;
  /** What it depends on in any way. */
  readonly dependencies: readonly StackResource[];
  /** What the value of one of its (top-level) properties came from: known even when the value is not. */
  readonly dependenciesOf: (property: string) => readonly StackResource[];
}

/** What a stack rule sees. */
export interface Stack {
  /** Every resource, in the order of their URNs (the engine's own order changes from run to run). */
  readonly resources: readonly StackResource[];
  /** The resources of these types. */
  readonly ofType: (...types: readonly string[]) => readonly StackResource[];
  /** The resource that stands for the stack itself; a finding about no resource in particular is put there. */
  readonly root?: StackResource;
}

/** Views by the arguments they show, as long as those live: whoever asks many rules at once makes each view once. */
const resourceViews = new WeakMap<object, Resource>();
const stackViews = new WeakMap<object, Stack>();

/** The resource that the SDK hands to a policy. */
export function resourceOf(args: ResourceValidationArgs | PolicyResource): Resource {
  const known = resourceViews.get(args.props);
  if (known) return known;
  const view = newResource(args, judgedAlone(args.type, args.urn, args.props));
  resourceViews.set(args.props, view);
  return view;
}

function newResource(
  args: ResourceValidationArgs | PolicyResource,
  judged: Pick<Resource, "type" | "props" | "isPartial">,
): Resource {
  return {
    ...judged,
    name: args.name,
    urn: args.urn,
    protect: args.opts.protect,
    ignoreChanges: args.opts.ignoreChanges,
    ...(args.opts.deleteBeforeReplace !== undefined && {
      deleteBeforeReplace: args.opts.deleteBeforeReplace,
    }),
    ...(args.provider && { provider: providerOf(args.provider) }),
  };
}

function providerOf(provider: PolicyProviderResource): Provider {
  const { name, urn, type } = provider;
  return { name, urn, type, props: Property.of(provider.props), isDefault: isDefaultProvider(name) };
}

/** Whether a provider of this name was made up by Pulumi: those are `default` or `default_<version>`. */
export function isDefaultProvider(name: string): boolean {
  return name === "default" || name.startsWith("default_");
}

/** The stack that the SDK hands to a policy. */
export function stackOfResources(all: readonly PolicyResource[]): Stack {
  const known = stackViews.get(all);
  if (known) return known;
  const view = newStack(all);
  stackViews.set(all, view);
  return view;
}

function newStack(all: readonly PolicyResource[]): Stack {
  const views = new Map<PolicyResource, StackResource>();
  const resources = all.toSorted((a, b) => (a.urn < b.urn ? -1 : 1)).map(viewOf);
  const byType = Map.groupBy(resources, ({ type }) => type);
  const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  return {
    resources,
    ofType: (...types) => {
      const [only] = types;
      if (only !== undefined && types.length === 1) return byType.get(only) ?? [];
      if (!types.some((type) => byType.has(type))) return [];
      return resources.filter(({ type }) => types.includes(type));
    },
    ...(root && { root }),
  };

  function viewOf(resource: PolicyResource): StackResource {
    const known = views.get(resource);
    if (known) return known;
    const view: StackResource = {
      ...newResource(resource, judgedBelow(resource.type, resource.props, resource.parent)),
      get parent() {
        return resource.parent && viewOf(resource.parent);
      },
      get dependencies() {
        return resource.dependencies.map(viewOf);
      },
      dependenciesOf: (property) => (resource.propertyDependencies[property] ?? []).map(viewOf),
    };
    views.set(resource, view);
    return view;
  }
}
