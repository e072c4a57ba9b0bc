import type { WireProperties } from "../values/wire-values.ts";

/** Where in the sources something stands. */
export interface SourcePosition {
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Durations such as `"10m"`; absent where the provider's own limit holds. */
export interface CustomTimeouts {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
  readonly read?: string;
}

/** Options that the engine keeps with a resource, after transforms and inheritance. */
export interface ResourceOptions {
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly hideDiffs: readonly string[];
  readonly replaceWith: readonly string[];
  readonly deletedWith: string;
  readonly importId: string;
  readonly version: string;
  readonly deleteBeforeReplace: boolean | undefined;
  readonly retainOnDelete: boolean;
  readonly customTimeouts: CustomTimeouts;
}

/** One resource of a previewed stack, as the engine would hold it. */
export interface RegisteredResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN of the parent; empty for the stack itself and for default providers. */
  readonly parent: string;
  /** Managed by a provider; otherwise a component. */
  readonly custom: boolean;
  /** A component whose children only its provider plugin can create: they are not here. */
  readonly remote: boolean;
  /** Read, not managed by this stack. */
  readonly external: boolean;
  /** Empty until a deployment creates the resource. */
  readonly id: string;
  readonly inputs: WireProperties;
  /** What is known of the outputs; a component's once it has registered them. */
  outputs: WireProperties;
  readonly protect: boolean;
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  /** URNs, sorted, by input property. */
  readonly propertyDependencies: ReadonlyMap<string, readonly string[]>;
  /** Reference `<urn>::<id>` of the provider that manages the resource; empty for components and providers. */
  readonly provider: string;
  /** References of the providers that a component passes to its children, by package. */
  readonly providers: Readonly<Record<string, string>>;
  /** Former URNs. */
  readonly aliases: readonly string[];
  readonly options: ResourceOptions;
  readonly sourcePosition: SourcePosition | undefined;
}

/** What a resource has of which nothing else is said. */
export const resourceDefaults = {
  parent: "",
  custom: true,
  remote: false,
  external: false,
  id: "",
  protect: false,
  dependencies: [],
  propertyDependencies: new Map<string, readonly string[]>(),
  provider: "",
  providers: {},
  aliases: [],
  options: {
    ignoreChanges: [],
    replaceOnChanges: [],
    additionalSecretOutputs: [],
    hideDiffs: [],
    replaceWith: [],
    deletedWith: "",
    importId: "",
    version: "",
    deleteBeforeReplace: undefined,
    retainOnDelete: false,
    customTimeouts: {},
  },
  sourcePosition: undefined,
} satisfies Partial<RegisteredResource>;
