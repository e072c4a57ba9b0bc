import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import {
  AnalyzeRequest,
  type AnalyzeResponse,
  type AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb.js";

/** Loads what the SDK itself loads: its client does not take credentials made by another copy of gRPC. */
const requireFromSdk = createRequire(require.resolve("@pulumi/pulumi"));

/** The server of a policy pack, as the engine starts it. */
export class PolicyServer {
  readonly #process: ChildProcess;
  readonly #client: AnalyzerClient;

  private constructor(process: ChildProcess, client: AnalyzerClient) {
    this.#process = process;
    this.#client = client;
  }

  /** Start the server of the pack in a folder. */
  static async start(packFolder: string): Promise<PolicyServer> {
    const program = join(dirname(require.resolve("@pulumi/pulumi/package.json")), "cmd", "run-policy-pack");
    // The first argument is the engine's address. The server never calls it unless a policy asks for configuration.
    const server = spawn(process.execPath, [program, "127.0.0.1:1", packFolder], {
      cwd: packFolder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const port = await firstLine(server);
    const { credentials } = requireFromSdk("@grpc/grpc-js") as {
      credentials: { createInsecure: () => ConstructorParameters<typeof AnalyzerClient>[1] };
    };
    return new PolicyServer(server, new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure()));
  }

  /** Ask about a resource or a stack. */
  ask(request: AnalyzeRequest | AnalyzeStackRequest): Promise<AnalyzeResponse> {
    return new Promise((resolve, reject) => {
      const onAnswer = (error: Error | null, response: AnalyzeResponse) =>
        error ? reject(error) : resolve(response);
      if (request instanceof AnalyzeRequest) this.#client.analyze(request, onAnswer);
      else this.#client.analyzeStack(request, onAnswer);
    });
  }

  stop(): void {
    this.#client.close();
    this.#process.kill();
  }
}

/** The first line that a process writes: the server's port. */
function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) throw new Error("the server has no output");
    createInterface(server.stdout).once("line", resolve);
    server.once("exit", (code) => reject(new Error(`the server ended with code ${code}`)));
  });
}
