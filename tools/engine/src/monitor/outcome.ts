import type { RegisteredResource } from "../deployment/registered-resource.ts";
import type { WireProperties } from "../values/wire-values.ts";
import { remoteOutputs } from "./remote-components.ts";

/** A resource that is being registered: what the program asks for, and nothing that only its provider knows. */
export type RequestedResource = Omit<RegisteredResource, "id" | "outputs">;

/** What a registration answers. */
export interface Outcome {
  /** Empty if it is not known. */
  readonly id: string;
  /** A component's are empty: it registers them itself. */
  readonly outputs: WireProperties;
}

/** Decides what becomes of a resource that is registered. */
export type OutcomeOf = (resource: RequestedResource) => Outcome;

/** A preview's outcome: inputs are known again as outputs, everything else is unknown. */
export const previewOutcome: OutcomeOf = ({ type, custom, remote, inputs, options }) => ({
  id: options.importId,
  outputs: remote ? remoteOutputs(type, inputs) : custom ? inputs : {},
});

/** A resource that the plugin of a remote component registers below it. */
export interface ChildRequest {
  readonly type: string;
  readonly name: string;
  /** URN. @default - the component's */
  readonly parent?: string;
  readonly inputs: WireProperties;
  /** URNs, by input. @default - none */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

/** Registers a child of a remote component, with the transforms and the provider that the component passes on. */
export type RegisterChild = (child: ChildRequest) => Promise<RegisteredResource>;

/** What the plugin of a remote component does: registers its children and answers its outputs. */
export type ExpandRemote = (
  component: RegisteredResource,
  register: RegisterChild,
) => Promise<WireProperties>;

/** Remote components that can be expanded, by type token. */
export type RemoteComponents = Readonly<Record<string, ExpandRemote>>;
