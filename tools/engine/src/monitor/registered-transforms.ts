import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { Deployment } from "../deployment/deployment.ts";

/** The transforms that a program has registered. */
export class RegisteredTransforms {
  /** Of all invokes. */
  readonly ofInvokes: Callback[] = [];
  /** Of all resources. */
  readonly ofStack: Callback[] = [];
  readonly #ofResources = new Map<string, readonly Callback[]>();

  /** Transforms of a resource, which its descendants inherit. */
  addToResource(urn: string, transforms: readonly Callback[]): void {
    if (transforms.length > 0) this.#ofResources.set(urn, transforms);
  }

  /** Transforms that a child of `parent` is subject to, in the engine's order: from the parent outward, the stack's. */
  inheritedFrom(parent: string, { resources }: Deployment): Callback[] {
    const ofAncestors: Callback[] = [];
    for (let urn = parent; urn !== ""; urn = resources.get(urn)?.parent ?? "") {
      ofAncestors.push(...(this.#ofResources.get(urn) ?? []));
    }
    return [...ofAncestors, ...this.ofStack];
  }
}
