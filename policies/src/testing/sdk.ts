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
import type { Level } from "../rule/level.ts";
import type { Policy } from "../pack/policy.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { dependenciesOf } from "./policy-arguments.ts";
import type { SentResource } from "./sent-resource.ts";

type Struct = NonNullable<ReturnType<AnalyzeRequest["getProperties"]>>;

/** Loads what the SDK itself loads: messages made of another copy of a package would not be taken. */
export const requireFromSdk = createRequire(require.resolve("@pulumi/policy"));

const { Struct } = requireFromSdk("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript: (value: object) => Struct };
};

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
      message.setDependenciesList(dependenciesOf(resource));
      for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
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
  options.setIgnorechangesList([...(resource.ignoreChanges ?? [])]);
  if (resource.deleteBeforeReplace !== undefined) {
    options.setDeletebeforereplacedefined(true);
    options.setDeletebeforereplace(resource.deleteBeforeReplace);
  }
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

/** What the SDK's server finds with one policy in a stack, or in each of these resources. */
export async function analyzeThroughSdk(
  policy: Policy,
  resources: readonly SentResource[],
): Promise<Diagnostic[]> {
  const requests = policy.validateStack ? [analyzeStackRequest(resources)] : resources.map(analyzeRequest);
  return (await Promise.all(requests.map((request) => analyze([policy], request)))).flat();
}

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
