import { InputProblem } from "@mlops/preview/command";
import { scriptProgram } from "../model-scripts/scripts.ts";
import { type DemoRun, jobFolder, modelFolderOf } from "./demo-run.ts";

/** A container that serves. */
export interface Served {
  /** Where it listens, such as http://127.0.0.1:41325. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** How long a model may take to load. */
const loadMs = 120_000;

/**
 * Start the server of the own container with the model of a training job, on a free port of the loopback interface.
 * @throws InputProblem with what the server says if it does not come up
 */
export async function serveModel(run: DemoRun, trainingJob: string): Promise<Served> {
  const program = scriptProgram(run, {
    words: ["container.py", "serve"],
    base: jobFolder(run, trainingJob),
    variables: { BIND: "127.0.0.1:0", MODEL_DIR: modelFolderOf(run, trainingJob) },
  });
  const listening = Promise.withResolvers<string>();
  const server = run.processes.start(program, {
    onErrorLine: (line) => {
      const [, url] = /Listening at: (http:\/\/127\.0\.0\.1:\d+) /.exec(line) ?? [];
      if (url !== undefined) listening.resolve(url);
    },
  });
  server.ended.then(({ lastErrors }) => {
    listening.reject(new InputProblem(["the server ended:", ...lastErrors].join("\n")));
  }, listening.reject);
  const url = await listening.promise;
  await pinged(url, server.ended);
  return { url, stop: server.stop };
}

/** The server takes connections before its model is loaded, and answers them afterwards. */
async function pinged(
  url: string,
  ended: Promise<{ readonly lastErrors: readonly string[] }>,
): Promise<void> {
  const ping = fetch(`${url}/ping`, { signal: AbortSignal.timeout(loadMs) });
  const answer = await Promise.race([ping, ended]);
  if ("lastErrors" in answer) throw new InputProblem(["the server ended:", ...answer.lastErrors].join("\n"));
  if (!answer.ok) throw new InputProblem(`/ping: got ${answer.status}; expected 200`);
}
