import {
  type PlainProperties,
  type ProgramRun,
  type RegisteredResource,
  type ResourceOptions,
  isProviderType,
  isRootStackType,
  providerUrnOf,
  toPlainProperties,
} from "@mlops/engine";

/** A resource of the pretend cloud, in plain JavaScript. */
export interface PretendResource {
  readonly urn: string;
  /** Whole type token, such as `aws:s3/bucket:Bucket`. */
  readonly type: string;
  readonly name: string;
  /** Managed by a provider; otherwise a component. */
  readonly custom: boolean;
  /** A component whose children only its provider plugin can create: the cloud does not have them. */
  readonly remote: boolean;
  /** Read, not created. */
  readonly external: boolean;
  /** Name of the parent; empty at the top. */
  readonly parent: string;
  readonly parentUrn: string;
  readonly inputs: PlainProperties;
  readonly outputs: PlainProperties;
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  /** URNs, sorted, by input. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Name of the provider that manages the resource; empty for components. */
  readonly provider: string;
  /** Names of the providers that a component passes to its children, by package. */
  readonly providers: Readonly<Record<string, string>>;
  readonly protect: boolean;
  /** Former URNs. */
  readonly aliases: readonly string[];
  readonly options: ResourceOptions;
}

/** What a program registered. */
export class Cloud {
  /** Everything but the stack itself, in the order of registration. */
  readonly resources: readonly PretendResource[];
  /** Outputs of the stack: what the program returned. */
  readonly outputs: PlainProperties;
  /** What the program logged with `pulumi.log`: `severity: message`. */
  readonly logs: readonly string[];

  constructor(run: ProgramRun) {
    const byUrn = new Map(run.resources.map((resource) => [resource.urn, resource]));
    this.resources = run.resources
      .filter(({ type }) => !isRootStackType(type))
      .map((resource) => plainResource(resource, byUrn));
    this.outputs = toPlainProperties(run.outputs);
    this.logs = run.logs.map(({ severity, message }) => `${severity}: ${message}`);
  }

  /**
   * Everything there is, as sorted texts `<last part of the type> <name>`: without the stack and the providers.
   * Compare it whole, so that a resource too many is a failure too.
   */
  census(): string[] {
    return this.resources
      .filter(({ type }) => !isProviderType(type))
      .map(titleOf)
      .sort();
  }

  /**
   * The one resource with this name.
   * @param type needed if several resources share the name: the whole token or its last part
   * @throws Error that lists what there is, unless exactly one resource fits
   */
  resource(name: string, type?: string): PretendResource {
    const found = this.resources.filter(
      (resource) =>
        resource.name === name &&
        (type === undefined || resource.type === type || lastPart(resource.type) === type),
    );
    const [only] = found;
    if (only && found.length === 1) return only;
    const wanted = type === undefined ? `"${name}"` : `${type} "${name}"`;
    throw new Error(
      found.length > 1
        ? `${found.length} resources are named "${name}": ${found.map(titleOf).sort().join(", ")}; give the type as well`
        : `there is no ${wanted}; there are: ${this.census().join(", ")}`,
    );
  }

  /** Inputs of the one resource with this name: see {@link resource}. */
  inputs(name: string, type?: string): PlainProperties {
    return this.resource(name, type).inputs;
  }

  /** Direct children of the one resource with this name, as in the {@link census}. */
  children(name: string, type?: string): string[] {
    const { urn } = this.resource(name, type);
    return this.resources
      .filter(({ parentUrn }) => parentUrn === urn)
      .map(titleOf)
      .sort();
  }
}

function plainResource(
  resource: RegisteredResource,
  byUrn: ReadonlyMap<string, RegisteredResource>,
): PretendResource {
  const { urn, type, name, custom, remote, external, dependencies, protect, aliases, options } = resource;
  const parent = byUrn.get(resource.parent);
  const nameOfProvider = (reference: string) => byUrn.get(providerUrnOf(reference))?.name ?? "";
  return {
    urn,
    type,
    name,
    custom,
    remote,
    external,
    parent: parent && !isRootStackType(parent.type) ? parent.name : "",
    parentUrn: resource.parent,
    inputs: toPlainProperties(resource.inputs),
    outputs: toPlainProperties(resource.outputs),
    dependencies,
    propertyDependencies: Object.fromEntries(resource.propertyDependencies),
    provider: nameOfProvider(resource.provider),
    providers: Object.fromEntries(
      Object.entries(resource.providers).map(([pkg, reference]) => [pkg, nameOfProvider(reference)]),
    ),
    protect,
    aliases,
    options,
  };
}

function titleOf({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${lastPart(type)} ${name}`;
}

function lastPart(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}
