import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type {
  ExistsResourceRequest,
  ReadResourceRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceCallRequest,
  ResourceInvokeRequest,
  ResourceMonitorFeature,
} from "@pulumi/pulumi/proto/resource_pb.js";
import { ResourceMonitorFeature as Feature } from "../sdk/protocol.ts";
import { type InvokeContext, invoke } from "./invoke.ts";
import { MonitorError, type Reply, answer } from "./monitor-error.ts";
import { read } from "./read.ts";
import { register } from "./register.ts";
import type { ResolveReference } from "./stack-references.ts";
import type { WireProperties } from "../values/wire-values.ts";

/** What this monitor does the way the engine does it. */
const supportedFeatures = [
  Feature.RESOURCE_MONITOR_FEATURE_SECRETS,
  Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  Feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  Feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  Feature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  Feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  Feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  Feature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  Feature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
  Feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  Feature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  Feature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
  Feature.RESOURCE_MONITOR_FEATURE_STATE_MIGRATIONS,
  Feature.RESOURCE_MONITOR_FEATURE_INVOKE_DEPENDS_ON,
];

/** A struct of which only the plain form is ever asked for. */
interface PlainStruct {
  toJavaScript(): WireProperties;
}

interface RegisterReply {
  getUrn(): string;
  getId(): string;
  getObject(): PlainStruct;
  getPropertydependenciesMap(): undefined;
  getResult(): number;
  getUnknown(): boolean;
}

interface InvokeReply {
  getUnknown(): boolean;
  getReturn(): PlainStruct & { getFieldsMap(): Map<string, FieldValue> };
  getFailuresList(): never[];
}

interface FieldValue {
  toJavaScript(): WireProperties[string];
  getStructValue(): PlainStruct;
}

/**
 * The engine as a program sees it: the calls of Pulumi's ResourceMonitor service, answered in the same process.
 * Requests are the SDK's own messages; of the responses, only what the SDK reads is there.
 */
export class Monitor {
  readonly #context: InvokeContext;
  readonly #resolveReference: ResolveReference;
  readonly #transformsOf = new Map<string, readonly Callback[]>();
  readonly #stackTransforms: Callback[] = [];
  readonly #invokeTransforms: Callback[] = [];

  constructor(context: Omit<InvokeContext, "transforms">, resolveReference: ResolveReference) {
    this.#context = { ...context, transforms: this.#invokeTransforms };
    this.#resolveReference = resolveReference;
  }

  getDeploymentInfo(
    _request: unknown,
    reply: Reply<{ getSupportedfeaturesList(): ResourceMonitorFeature[] }>,
  ): void {
    reply(null, { getSupportedfeaturesList: () => supportedFeatures });
  }

  supportsFeature(_request: unknown, reply: Reply<{ getHassupport(): boolean }>): void {
    reply(null, { getHassupport: () => true });
  }

  registerResource(request: RegisterResourceRequest, reply: Reply<RegisterReply>): void {
    answer(reply, async () => {
      const outer = { of: this.#transformsOf, stack: this.#stackTransforms };
      const { urn, id, outputs, custom, remote } = await register(this.#context.deployment, request, outer);
      const transforms = request.getTransformsList();
      if (transforms.length > 0) this.#transformsOf.set(urn, transforms);
      return {
        getUrn: () => urn,
        getId: () => id,
        getObject: () => structOf(custom || remote ? outputs : {}),
        getPropertydependenciesMap: () => undefined,
        getResult: () => 0,
        getUnknown: () => false,
      };
    });
  }

  registerResourceOutputs(request: RegisterResourceOutputsRequest, reply: Reply<object>): void {
    answer(reply, () => {
      const resource = this.#context.deployment.resources.get(request.getUrn());
      if (!resource)
        throw new MonitorError(`outputs of a resource that was never registered: ${request.getUrn()}`);
      resource.outputs = (request.getOutputs()?.toJavaScript() ?? {}) as WireProperties;
      return {};
    });
  }

  readResource(
    request: ReadResourceRequest,
    reply: Reply<{ getUrn(): string; getProperties(): PlainStruct; getUnknown(): boolean }>,
  ): void {
    answer(reply, async () => {
      const { urn, outputs } = await read(this.#context.deployment, request, this.#resolveReference);
      return { getUrn: () => urn, getProperties: () => structOf(outputs), getUnknown: () => false };
    });
  }

  invoke(request: ResourceInvokeRequest, reply: Reply<InvokeReply>): void {
    answer(reply, async () => {
      const result = await invoke(this.#context, request);
      return {
        getUnknown: () => result === undefined,
        getReturn: () => ({ ...structOf(result ?? {}), getFieldsMap: () => fieldsOf(result ?? {}) }),
        getFailuresList: () => [],
      };
    });
  }

  call(request: ResourceCallRequest, reply: Reply<never>): void {
    reply(new MonitorError(`the preview cannot call ${request.getTok()}: only the provider's plugin can`));
  }

  /** Whether something exists in the cloud is unknown to a preview without a cloud. */
  existsResource(
    _request: ExistsResourceRequest,
    reply: Reply<{ getExists(): boolean; getUnknown(): boolean }>,
  ): void {
    reply(null, { getExists: () => false, getUnknown: () => true });
  }

  registerPackage(_request: unknown, reply: Reply<{ getRef(): string }>): void {
    reply(null, { getRef: () => "" });
  }

  registerStackTransform(callback: Callback, reply: Reply<object>): void {
    this.#stackTransforms.push(callback);
    reply(null, {});
  }

  registerStackInvokeTransform(callback: Callback, reply: Reply<object>): void {
    this.#invokeTransforms.push(callback);
    reply(null, {});
  }

  /** Hooks run when resources are made, which a preview never does. */
  registerResourceHook(_request: unknown, reply: Reply<object>): void {
    reply(null, {});
  }

  registerErrorHook(_request: unknown, reply: Reply<object>): void {
    reply(null, {});
  }

  signalAndWaitForShutdown(_request: unknown, reply: Reply<object>): void {
    reply(null, {});
  }

  close(): void {
    // Nothing is open: the SDK closes what it believes to be a connection.
  }
}

function structOf(properties: WireProperties): PlainStruct {
  return { toJavaScript: () => properties };
}

/** The SDK reads the answer to its own `getResource` field by field. */
function fieldsOf(properties: WireProperties): Map<string, FieldValue> {
  return new Map(
    Object.entries(properties).map(([key, value]) => [
      key,
      {
        toJavaScript: () => value,
        getStructValue: () =>
          structOf(typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}),
      },
    ]),
  );
}
