import * as z from "zod/mini";
import { badRequest } from "./failure.ts";

/** What requests to the endpoint have to name, besides the endpoint: see `RequestTarget` of the contracts. */
export const targetSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("model") }),
  z.strictObject({ kind: z.literal("container"), containers: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("component"), component: z.optional(z.string()) }),
]);

/** What requests to the endpoint have to name. */
export type Target = z.output<typeof targetSchema>;

/** The part of a call of the endpoint that names what is to answer. */
export interface CallTarget {
  readonly TargetModel?: string;
  readonly TargetContainerHostname?: string;
  readonly InferenceComponentName?: string;
}

/**
 * What a call names.
 * @param requested what the request names
 * @param target what requests have to name. Absent: nothing
 * @throws Failure 400 if the request names something else
 */
export function callTarget(requested: string | undefined, target: Target | undefined): CallTarget {
  switch (target?.kind) {
    case undefined:
      if (requested === undefined) return {};
      throw badRequest("target: expected none; the endpoint has one model");
    case "model":
      return { TargetModel: required(requested, "the model's archive, such as tenant-a.tar.gz") };
    case "container": {
      const { containers } = target;
      const expected = `one of ${containers.join(", ")}`;
      const name = required(requested, expected);
      if (!containers.includes(name)) throw badRequest(`target: expected ${expected}`);
      return { TargetContainerHostname: name };
    }
    case "component":
      return { InferenceComponentName: componentName(requested, target.component) };
  }
}

function componentName(requested: string | undefined, only: string | undefined): string {
  if (only === undefined) return required(requested, "the name of an inference component");
  if (requested === undefined || requested === only) return only;
  throw badRequest(`target: expected ${only}, or none`);
}

function required(requested: string | undefined, expected: string): string {
  if (requested !== undefined) return requested;
  throw badRequest(`target: is missing; expected ${expected}`);
}
