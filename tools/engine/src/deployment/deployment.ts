import { RpcError } from "../sdk/rpc.ts";
import { UNKNOWN_MARKER } from "../values/wire-values.ts";
import { DefaultProviders } from "./default-providers.ts";
import type { InheritedOptions } from "./inherited-options.ts";
import { type RegisteredResource, type SourcePosition, resourceDefaults } from "./registered-resource.ts";
import { positionText } from "./source-positions.ts";
import { makeUrn, providerUrnOf } from "./urn.ts";

/** Which stack a program runs for. */
export interface StackIdentity {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
}

/** A registration or a read that was refused. */
export interface Refusal {
  readonly message: string;
  readonly position: SourcePosition | undefined;
}

/** The state of one stack: what has been registered, and what later registrations take from it. */
export class Deployment {
  readonly identity: StackIdentity;
  readonly defaultProviders: DefaultProviders;
  readonly resources = new Map<string, RegisteredResource>();
  /** What was refused, in that order. The SDK repeats the texts in every error that follows from one. */
  readonly refusals: Refusal[] = [];
  readonly #root: string;
  readonly #claimed = new Map<string, SourcePosition | undefined>();
  readonly #inheritable = new Map<string, InheritedOptions>();

  /**
   * @param config keys with namespace
   * @param root folder that places in messages are relative to
   */
  constructor(identity: StackIdentity, config: Readonly<Record<string, string>>, root: string) {
    this.identity = identity;
    this.defaultProviders = new DefaultProviders(config);
    this.#root = root;
  }

  /**
   * Claim the URN of a resource that is about to be registered or read.
   * @throws RpcError if its parent is not registered or the URN belongs to another resource
   */
  claimUrn(parent: string, type: string, name: string, position: SourcePosition | undefined): string {
    if (parent !== "" && !this.resources.has(parent)) {
      throw this.refuse(`could not find parent resource ${parent}`, position);
    }
    const { stack, project } = this.identity;
    const urn = makeUrn(stack, project, parent, type, name);
    if (this.#claimed.has(urn)) {
      const first = positionText(this.#claimed.get(urn), this.#root);
      const again = positionText(position, this.#root);
      throw this.refuse(
        `Duplicate resource URN '${urn}'; try giving it a unique name (first at ${first}, again at ${again})`,
        position,
      );
    }
    this.#claimed.set(urn, position);
    return urn;
  }

  /**
   * Add a resource.
   * @param inheritable options that its children inherit. @default - none
   */
  add(resource: RegisteredResource, inheritable?: InheritedOptions): void {
    this.resources.set(resource.urn, resource);
    if (inheritable) this.#inheritable.set(resource.urn, inheritable);
  }

  /** Options that children of `parent` inherit. */
  inheritedFrom(parent: string): InheritedOptions | undefined {
    return this.#inheritable.get(parent);
  }

  /** The error to throw for a registration or read that is refused. */
  refuse(message: string, position: SourcePosition | undefined): RpcError {
    this.refusals.push({ message, position });
    return new RpcError(message);
  }

  /**
   * Reference of the provider that a resource or function of a package uses.
   * @param explicit the one that it names itself
   * @param own those that it names for its children, by package
   * @returns empty if neither it nor its parent names one
   */
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
      const inputs = this.defaultProviders.inputsOf(pkg, version);
      this.add({ ...resourceDefaults, urn, type, name, inputs, outputs: inputs });
    }
    // A provider's id is unknown until a deployment creates it.
    return `${urn}::${UNKNOWN_MARKER}`;
  }

  /** The provider resource that a reference names. */
  providerOf(reference: string): RegisteredResource | undefined {
    return this.resources.get(providerUrnOf(reference));
  }

  /** Whether any of the resources, or of the children of components among them, is still to be created. */
  isAnyToBeCreated(urns: readonly string[]): boolean {
    return urns.some((urn) => {
      const resource = this.resources.get(urn);
      return resource !== undefined && this.#isToBeCreated(resource);
    });
  }

  #isToBeCreated({ urn, custom, id, remote }: RegisteredResource): boolean {
    if (custom) return id === "";
    const children = [...this.resources.values()].filter(({ parent }) => parent === urn);
    // Only its plugin knows the children of a remote component that has none here.
    if (remote && children.length === 0) return true;
    return children.some((child) => this.#isToBeCreated(child));
  }
}
