import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { analyzeRequest, analyzeStackRequest, diagnosticsOf } from "../../../../policies/src/testing/sdk.ts";
import type { StackReport } from "../report/model.ts";
import { PolicyServer } from "../testing/policy-server.ts";
import { type State, isManaged, sentResources } from "../testing/sent-state.ts";

// The server starts in seconds, and each stack is asked about resource by resource.
jest.setTimeout(60_000);

const workspace = join(__dirname, "../../../..");
const stacks = readdirSync(join(workspace, "stacks"))
  .flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? [])
  .sort();

let out: string;
let server: PolicyServer;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), "verdicts-"));
  run("../main.ts", "--out", out);
  server = await PolicyServer.start(join(workspace, "policies"));
});

afterAll(() => {
  server.stop();
  rmSync(out, { recursive: true });
});

describe("the policy server that the engine starts finds the same as", () => {
  test.each(stacks)("the offline preview of %s", async (stack) => {
    const report = read(`${stack}.json`) as StackReport;
    expect(report.problems).toEqual([]);
    const state = read(`${stack}.state.json`) as State;
    expect(await foundByServer(managedOf(state))).toEqual(foundOffline(report));
  });

  // Our own stacks break hardly any policy. These break as many as there are.
  test.each([
    ["nothing is set", () => ({})],
    ["nothing that is set is known", (set: object) => mapped(set, () => UNKNOWN)],
    ["all that is set is empty", (set: object) => mapped(set, () => "")],
    ["all that is set has the wrong type", (set: object) => mapped(set, () => [{ a: 1 }])],
  ])("a judgement without a program, where %s", async (_, change) => {
    const states = stacksOfAllTypes().map((stack) => {
      const state = read(`${stack}.state.json`) as State;
      const file = join(out, `${stack}.changed.json`);
      const resources = state.deployment.resources.map((resource) => {
        const { inputs = {}, outputs = {}, type } = resource;
        return type.startsWith("pulumi:")
          ? resource
          : { ...resource, inputs: change(inputs), outputs: change(outputs) };
      });
      const changed = { ...state, deployment: { ...state.deployment, resources } };
      writeFileSync(file, JSON.stringify(changed));
      return { stack, file, changed };
    });
    const judged = join(out, "judged");
    run("../policy/main.ts", "--out", judged, "--state", ...states.map(({ file }) => file));
    for (const { stack, changed } of states) {
      const report = read(`judged/${stack}.json`) as StackReport;
      expect(await foundByServer(changed)).toEqual(foundOffline(report));
    }
  });
});

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, program), ...args], {
    cwd: workspace,
    encoding: "utf8",
  });
  if (status === 2) throw new Error(stderr);
}

/** Stacks that have every type of resource between them, the largest first: the others would say the same again. */
function stacksOfAllTypes(): string[] {
  const typesOf = (stack: string) =>
    (read(`${stack}.state.json`) as State).deployment.resources.map(({ type }) => type);
  const largestFirst = stacks.toSorted((one, other) => typesOf(other).length - typesOf(one).length);
  const seen = new Set<string>();
  return largestFirst.filter((stack) => {
    const before = seen.size;
    for (const type of typesOf(stack)) seen.add(type);
    return seen.size > before;
  });
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(out, name), "utf8"));
}

function mapped(set: object, change: () => unknown): object {
  return Object.fromEntries(Object.keys(set).map((key) => [key, change()]));
}

/** What a deployment judges; a state is judged with what its stack only reads. */
function managedOf(state: State): State {
  return {
    ...state,
    deployment: { ...state.deployment, resources: state.deployment.resources.filter(isManaged) },
  };
}

function foundOffline({ findings }: StackReport): string[] {
  return findings.map(({ level, policy, urn, message }) => `${level} ${policy} ${urn} ${message}`).sort();
}

/** What the server says of a stack, asked as the engine asks. */
async function foundByServer(state: State): Promise<string[]> {
  const [inputs, outputs] = [sentResources(state, "inputs"), sentResources(state, "outputs")];
  const root = inputs.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn ?? "";
  const urns = new Set(inputs.map(({ urn }) => urn));
  const found = async (request: Parameters<PolicyServer["ask"]>[0], blamed: (urn: string) => string) =>
    diagnosticsOf(await server.ask(request)).map(
      ({ level, policy, urn, message }) => `${level} ${policy} ${blamed(urn)} ${message}`,
    );
  const all = await Promise.all([
    ...inputs.map((resource) => found(analyzeRequest(resource), () => resource.urn)),
    found(analyzeStackRequest(outputs), (urn) => (urns.has(urn) ? urn : root)),
  ]);
  return all.flat().sort();
}
