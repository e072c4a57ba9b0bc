import { type SourcePositions, positionText } from "./source-positions.ts";
import { DefaultProviders } from "./default-providers.ts";
import { MonitorError } from "../monitor/monitor-error.ts";
import type { RegisteredResource, SourcePosition } from "./registered-resource.ts";
import { isProviderType, makeUrn, packageOf } from "./urn.ts";
import type { WireProperties } from "../values/wire-values.ts";

/** Which stack is previewed. */
export interface StackIdentity {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
}

/** Options of a resource that its children inherit. */
export interface Inherited {
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  readonly deletedWith: string;
  readonly provider: string;
}

/** No options: what resources that the program did not register itself have. */
export const noOptions: RegisteredResource["options"] = {
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
};

/** The state of one previewed stack: what has been registered, and what later registrations take from it. */
export class Deployment {
  readonly identity: StackIdentity;
  readonly defaultProviders: DefaultProviders;
  readonly resources = new Map<string, RegisteredResource>();
  /** Texts of refused registrations: the SDK repeats them in every error that follows from one. */
  readonly refusals: { readonly message: string; readonly position: SourcePosition | undefined }[] = [];
  readonly #positions: SourcePositions;
  readonly #claimed = new Map<string, SourcePosition | undefined>();
  readonly #inherited = new Map<string, Inherited>();

  constructor(identity: StackIdentity, config: Readonly<Record<string, string>>, positions: SourcePositions) {
    this.identity = identity;
    this.defaultProviders = new DefaultProviders(config);
    this.#positions = positions;
  }

  /** Claim the URN of a resource that is about to be registered or read. */
  claim(parent: string, type: string, name: string, position: SourcePosition | undefined): string {
    if (parent !== "" && !this.resources.has(parent)) {
      throw this.refuse(`could not find parent resource ${parent}`, position);
    }
    const { stack, project } = this.identity;
    const urn = makeUrn(stack, project, parent, type, name);
    if (this.#claimed.has(urn)) {
      const first = positionText(this.#claimed.get(urn), this.#positions);
      const again = positionText(position, this.#positions);
      throw this.refuse(
        `Duplicate resource URN '${urn}'; try giving it a unique name (first at ${first}, again at ${again})`,
        position,
      );
    }
    this.#claimed.set(urn, position);
    return urn;
  }

  add(resource: RegisteredResource, inherited?: Inherited): void {
    this.resources.set(resource.urn, resource);
    if (inherited) this.#inherited.set(resource.urn, inherited);
  }

  /** What children of `parent` inherit. Remote components hand nothing down: their plugin does. */
  inheritedFrom(parent: string): Inherited | undefined {
    return this.#inherited.get(parent);
  }

  refuse(message: string, position: SourcePosition | undefined): MonitorError {
    this.refusals.push({ message, position });
    return new MonitorError(message);
  }

  /** Provider that a package's resource or function uses if it names none: its component's, or nothing. */
  providerFor(pkg: string, explicit: string, own: Readonly<Record<string, string>>, parent: string): string {
    return explicit || own[pkg] || this.resources.get(parent)?.providers[pkg] || "";
  }

  /** Reference of the package's default provider, which is registered when first needed. */
  defaultProvider(pkg: string, version: string): string {
    const { stack, project } = this.identity;
    const type = `pulumi:providers:${pkg}`;
    const name = this.defaultProviders.nameOf(version);
    const urn = makeUrn(stack, project, "", type, name);
    if (!this.resources.has(urn)) {
      const inputs: WireProperties = this.defaultProviders.inputsOf(pkg, version);
      this.add({
        urn,
        type,
        name,
        parent: "",
        custom: true,
        remote: false,
        external: false,
        id: "",
        inputs,
        outputs: inputs,
        protect: false,
        dependencies: [],
        propertyDependencies: new Map(),
        provider: "",
        providers: {},
        aliases: [],
        options: noOptions,
        sourcePosition: undefined,
      });
    }
    return providerReference(urn);
  }

  /** The provider resource that a reference names. */
  providerOf(reference: string): RegisteredResource | undefined {
    return this.resources.get(reference.slice(0, Math.max(0, reference.lastIndexOf("::"))));
  }

  /** Whether any of the resources, or of what their components hold, will exist only after a deployment. */
  anyUnmade(urns: readonly string[]): boolean {
    const waiting = new Set(urns);
    for (const urn of waiting) {
      const resource = this.resources.get(urn);
      if (!resource) continue;
      if (resource.custom ? resource.id === "" : resource.remote) return true;
      if (!resource.custom) {
        for (const child of this.resources.values()) if (child.parent === urn) waiting.add(child.urn);
      }
    }
    return false;
  }
}

/** What a provider has for an id until a deployment makes it. */
const UNMADE_PROVIDER_ID = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function providerReference(urn: string): string {
  return `${urn}::${UNMADE_PROVIDER_ID}`;
}

/** Whether a type needs a provider to manage it. */
export function needsProvider(type: string): boolean {
  return !isProviderType(type) && packageOf(type) !== "";
}
