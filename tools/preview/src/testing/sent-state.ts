import { specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc.js";

/** A resource as it is sent to policies. */
interface SentResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly props: object;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly parent?: string;
  readonly provider?: Pick<SentResource, "type" | "name" | "urn" | "props">;
  /** URNs that each property's value came from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** A resource of a state, as far as policies are told of it. */
interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly external?: boolean;
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly parent?: string;
  readonly provider?: string;
  readonly inputs?: object;
  readonly outputs?: object;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** A state that `pulumi stack export` could have written. */
export interface State {
  readonly deployment: { readonly resources: readonly StateResource[] };
}

/**
 * What the engine sends to policies of the resources of a state. Written for tests, apart from what the preview does
 * itself.
 */
export function sentResources(
  { deployment: { resources } }: State,
  properties: "inputs" | "outputs",
): SentResource[] {
  return resources.map((resource) => {
    const { urn, type, parent, provider = "", propertyDependencies = {} } = resource;
    const { protect = false, ignoreChanges = [] } = resource;
    const madeBy = resources.find((one) => provider.startsWith(`${one.urn}::`));
    return {
      urn,
      type,
      name: nameOf(urn),
      props: sentValue(resource[properties] ?? {}) as object,
      protect,
      ignoreChanges,
      ...(parent !== undefined && { parent }),
      ...(madeBy && {
        provider: {
          urn: madeBy.urn,
          type: madeBy.type,
          name: nameOf(madeBy.urn),
          props: sentValue(madeBy.inputs ?? {}) as object,
        },
      }),
      propertyDependencies,
    };
  });
}

/** Whether a deployment manages the resource; otherwise it is only read. */
export function isManaged({ external }: StateResource): boolean {
  return external !== true;
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** A secret of a state holds JSON text, one that is sent holds the value. */
function sentValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sentValue);
  if (typeof value !== "object" || value === null) return value;
  if (Reflect.get(value, specialSigKey) === specialSecretSig) {
    const plaintext: unknown = Reflect.get(value, "plaintext");
    return { [specialSigKey]: specialSecretSig, value: sentValue(JSON.parse(String(plaintext))) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sentValue(inner)]));
}
