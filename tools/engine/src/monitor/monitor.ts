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
import { type Reply, RpcError, replyWith } from "../sdk/rpc.ts";
import { type WireProperties, isWireObject } from "../values/wire-values.ts";
import { type InvokeContext, invoke } from "./invoke.ts";
import { read } from "./read.ts";
import { type RegistrationContext, register } from "./register.ts";
import { RegisteredTransforms } from "./registered-transforms.ts";
import type { ResolveReference } from "./stack-references.ts";

/** What this monitor does as the engine does it. */
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

/** A struct of which only the plain form is ever read. */
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

/** What a monitor answers from. */
interface MonitorOptions extends Omit<InvokeContext & RegistrationContext, "transforms"> {
  readonly resolveReference: ResolveReference;
}

/**
 * The engine as a program sees it: the calls of Pulumi's ResourceMonitor service, answered in the same process.
 * Requests are the SDK's own messages; of the responses, only what the SDK reads is there.
 */
export class Monitor {
  readonly #context: MonitorOptions & { readonly transforms: RegisteredTransforms };

  constructor(options: MonitorOptions) {
    this.#context = { ...options, transforms: new RegisteredTransforms() };
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
    replyWith(reply, async () => {
      const { urn, id, outputs } = await register(this.#context, request);
      return {
        getUrn: () => urn,
        getId: () => id,
        getObject: () => structOf(outputs),
        getPropertydependenciesMap: () => undefined,
        getResult: () => 0,
        getUnknown: () => false,
      };
    });
  }

  registerResourceOutputs(request: RegisterResourceOutputsRequest, reply: Reply<object>): void {
    replyWith(reply, () => {
      const resource = this.#context.deployment.resources.get(request.getUrn());
      if (!resource) {
        throw new RpcError(`outputs of a resource that was never registered: ${request.getUrn()}`);
      }
      resource.outputs = request.getOutputs()?.toJavaScript() ?? {};
      return {};
    });
  }

  readResource(
    request: ReadResourceRequest,
    reply: Reply<{ getUrn(): string; getProperties(): PlainStruct; getUnknown(): boolean }>,
  ): void {
    replyWith(reply, async () => {
      const { deployment, resolveReference } = this.#context;
      const { urn, outputs } = await read(deployment, request, resolveReference);
      return { getUrn: () => urn, getProperties: () => structOf(outputs), getUnknown: () => false };
    });
  }

  invoke(request: ResourceInvokeRequest, reply: Reply<InvokeReply>): void {
    replyWith(reply, async () => {
      const result = await invoke(this.#context, request);
      return {
        getUnknown: () => result === undefined,
        getReturn: () => ({ ...structOf(result ?? {}), getFieldsMap: () => fieldsOf(result ?? {}) }),
        getFailuresList: () => [],
      };
    });
  }

  call(request: ResourceCallRequest, reply: Reply<never>): void {
    reply(new RpcError(`the preview cannot call ${request.getTok()}: only the provider's plugin can`));
  }

  /** Whether something exists in the cloud is unknown without a cloud. */
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
    this.#context.transforms.ofStack.push(callback);
    reply(null, {});
  }

  registerStackInvokeTransform(callback: Callback, reply: Reply<object>): void {
    this.#context.transforms.ofInvokes.push(callback);
    reply(null, {});
  }

  /** Hooks run when resources are created, which happens in a deployment only. */
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
      { toJavaScript: () => value, getStructValue: () => structOf(isWireObject(value) ? value : {}) },
    ]),
  );
}
