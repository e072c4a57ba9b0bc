import { createRequire } from "node:module";
import {
  AnalyzeRequest,
  AnalyzeStackRequest,
  type AnalyzeResponse,
  AnalyzerProviderResource,
  AnalyzerPropertyDependencies,
  AnalyzerResource,
  AnalyzerResourceOptions,
  EnforcementLevel,
} from "@pulumi/pulumi/proto/analyzer_pb.js";
import type { Level } from "../level.ts";
import type { Policy } from "../policy.ts";

type Struct = NonNullable<ReturnType<AnalyzeRequest["getProperties"]>>;

/** Loads what the SDK itself loads: messages made of another copy of a package would not be taken. */
export const requireFromSdk = createRequire(require.resolve("@pulumi/policy"));

const { Struct } = requireFromSdk("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript: (value: object) => Struct };
};

/** A resource as the engine sends it to a policy pack. */
export interface SentResource {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** May hold `UNKNOWN` and `secret(…)`. */
  readonly props: object;
  readonly protect?: boolean;
  readonly parent?: string;
  readonly provider?: Pick<SentResource, "type" | "name" | "urn" | "props">;
  /** URNs that each property's value came from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** A violation as the engine gets it. */
export interface Diagnostic {
  readonly policy: string;
  readonly level: Level;
  readonly message: string;
  readonly urn: string;
}

/** What the engine asks about one resource. */
export function analyzeRequest(resource: SentResource): AnalyzeRequest {
  const request = new AnalyzeRequest();
  fill(request, resource);
  return request;
}

/** What the engine asks about a whole stack. */
export function analyzeStackRequest(resources: readonly SentResource[]): AnalyzeStackRequest {
  const request = new AnalyzeStackRequest();
  request.setResourcesList(
    resources.map((resource) => {
      const message = new AnalyzerResource();
      fill(message, resource);
      const sources = resource.propertyDependencies ?? {};
      message.setDependenciesList([...new Set(Object.values(sources).flat())]);
      for (const [property, urns] of Object.entries(sources)) {
        const list = new AnalyzerPropertyDependencies();
        list.setUrnsList([...urns]);
        message.getPropertydependenciesMap().set(property, list);
      }
      if (resource.parent !== undefined) message.setParent(resource.parent);
      return message;
    }),
  );
  return request;
}

function fill(message: AnalyzeRequest | AnalyzerResource, resource: SentResource): void {
  message.setType(resource.type);
  message.setName(resource.name);
  message.setUrn(resource.urn);
  message.setProperties(Struct.fromJavaScript(resource.props));
  const options = new AnalyzerResourceOptions();
  options.setProtect(resource.protect ?? false);
  message.setOptions(options);
  if (!resource.provider) return;
  const provider = new AnalyzerProviderResource();
  provider.setType(resource.provider.type);
  provider.setName(resource.provider.name);
  provider.setUrn(resource.provider.urn);
  provider.setProperties(Struct.fromJavaScript(resource.provider.props));
  message.setProvider(provider);
}

type RpcFunction = (
  call: { readonly request: AnalyzeRequest | AnalyzeStackRequest },
  callback: (error: Error | null | undefined, response?: AnalyzeResponse) => void,
) => unknown;
type MakeRpcFunction = (
  name: string,
  version: string,
  level: Level,
  policies: readonly Policy[],
) => RpcFunction;

/** Not in the SDK's typings: they are what its server answers the engine with. */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = requireFromSdk("./server.js") as {
  makeAnalyzeRpcFun: MakeRpcFunction;
  makeAnalyzeStackRpcFun: MakeRpcFunction;
};

/** The answer of the SDK's server to a request, without a server. */
export function analyze(
  policies: readonly Policy[],
  request: AnalyzeRequest | AnalyzeStackRequest,
): Promise<Diagnostic[]> {
  const make = request instanceof AnalyzeRequest ? makeAnalyzeRpcFun : makeAnalyzeStackRpcFun;
  return new Promise((resolve, reject) => {
    make(
      "spec",
      "0.0.0",
      "advisory",
      policies,
    )({ request }, (error, response) =>
      response ? resolve(diagnosticsOf(response)) : reject(error ?? new Error("no answer")),
    );
  });
}

/** The violations in an answer. */
export function diagnosticsOf(response: AnalyzeResponse): Diagnostic[] {
  return response.getDiagnosticsList().map((one) => ({
    policy: one.getPolicyname(),
    level: levelOf(one.getEnforcementlevel()),
    message: one.getMessage(),
    urn: one.getUrn(),
  }));
}

function levelOf(level: EnforcementLevel): Level {
  if (level === EnforcementLevel.MANDATORY) return "mandatory";
  return level === EnforcementLevel.ADVISORY ? "advisory" : "disabled";
}
