import type { RegisteredResource } from "@mlops/engine";
import type { Place } from "./place.ts";

/** A resource that is there. */
export interface CreatedResource extends Pick<
  RegisteredResource,
  "urn" | "type" | "id" | "inputs" | "outputs"
> {
  /** Nothing if its provider does not say where it deploys. */
  readonly place: Place | undefined;
}
