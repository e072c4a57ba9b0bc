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
