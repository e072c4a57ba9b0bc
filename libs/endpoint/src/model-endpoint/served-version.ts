import type { z } from "zod";
import type { RegistryRef } from "@mlops/contracts";
import type { realTimeEndpointSettings } from "./real-time.ts";
import type { serverlessEndpointSettings } from "./serverless.ts";

/** A version of a registry that an endpoint serves. */
export interface ServedVersion {
  readonly registry: RegistryRef;
  /** Number of the version, from 1. */
  readonly version: number;
}

type AnsweringEndpoint = z.output<
  ReturnType<typeof realTimeEndpointSettings> | ReturnType<typeof serverlessEndpointSettings>
>;

/**
 * The registered version that an endpoint serves in its only variant, which is what its monitors compare with.
 * @param registry where registered versions are
 * @returns undefined for a model of another kind, and for several variants
 */
export function servedVersion(
  endpoint: AnsweringEndpoint,
  registry: RegistryRef | undefined,
): ServedVersion | undefined {
  const [variant, ...others] = endpoint.mode === "serverless" ? [endpoint] : Object.values(endpoint.variants);
  if (registry === undefined || variant.model.kind !== "registered" || others.length > 0) return undefined;
  return { registry, version: variant.model.version };
}
