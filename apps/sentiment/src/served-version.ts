import type { z } from "zod";
import type { RegistryRef } from "@mlops/contracts";
import type { sections } from "./sections.ts";

type Endpoint = z.output<ReturnType<typeof sections>["endpoint"]>;

/** The version that an endpoint serves in its only variant, if it is registered: what its monitors compare with. */
export function servedVersion(endpoint: Endpoint, registry: RegistryRef | undefined) {
  const [variant, ...others] = endpoint.mode === "serverless" ? [endpoint] : Object.values(endpoint.variants);
  if (registry === undefined || variant.model.kind !== "registered" || others.length > 0) return undefined;
  return { registry, version: variant.model.version };
}
