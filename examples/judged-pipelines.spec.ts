import { resolve } from "node:path";
import { instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { type StackOutputs, defineApp } from "@mlops/core";
import { type ProgramRun, UNKNOWN, runProgram, toPlain, toWireProperties } from "@mlops/engine";
import { StackBudget } from "@mlops/observability";
import { SageMakerPipeline } from "@mlops/pipeline";
import { pipelineDefinition, processingStep, stringParameter } from "@mlops/pipeline-definition";
import { FilePipeline } from "@mlops/pipeline-file";
import { type ProcessingJobArgs, jobRole, processingJob } from "@mlops/training";
import { Judge } from "../tools/preview/src/judge/judge.ts";
import { loadPolicyPack } from "../tools/preview/src/judge/policy-pack.ts";
import { config, inProd, platform, registry, stack } from "./testing/prod.ts";

let judge: Judge;

beforeAll(async () => {
  judge = new Judge(await loadPolicyPack(resolve("policies"), "policies"));
});

/** What a pipeline of one processing job says beside the job. */
interface Around {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly starts?: Pick<
    ConstructorParameters<typeof SageMakerPipeline>[1],
    "schedules" | "triggers" | "description" | "maxParallelSteps" | "tags"
  >;
}

/** An app in prod of one pipeline, whose job runs under a role of the same deployment. */
const pipelineOf = (changes: Partial<ProcessingJobArgs>, { metadata = {}, starts = {} }: Around = {}) =>
  defineApp({
    sections: () => ({}),
    deploy: ({ environment, options, reference }): StackOutputs => {
      const references = readPlatform(reference("platform"), environment);
      const job = processingJob("prepare", {
        ...references,
        container: { kind: "container", image: "333344445555.dkr.ecr.eu-west-1.amazonaws.com/prepare:1.0" },
        inputs: { raw: { uri: "s3://customers-prod/daily/" } },
        outputs: { ready: { uri: "s3://customers-prod/ready/" } },
        instanceType: "ml.m5.xlarge",
        ...changes,
      });
      const role = jobRole("jobs", { ...references, jobs: [job] }, options);
      const definition = pipelineDefinition({
        metadata,
        parameters: [stringParameter("Key", { default: "a" })],
        steps: [processingStep("Prepare", { arguments: job.request(role.arn) })],
      });
      new SageMakerPipeline("prepare", { ...references, definition, ...starts }, options);
      const budget = { app: environment.app, monthlyUsd: 200, topic: references.alarmTopic };
      new StackBudget("budget", budget, options);
      return {};
    },
  });

const images = "763104351884.dkr.ecr.eu-west-1.amazonaws.com/huggingface-pytorch-inference";
/** The model of the registry that the sentiment product's pipeline file names. */
const sentiment = { "registry-sentiment": registry("sentiment", images) };

async function run(program: () => unknown): Promise<ProgramRun> {
  const project = "mlops-platform";
  const made = await runProgram({
    stack,
    project,
    organization: "organization",
    program,
    config: Object.fromEntries(
      Object.entries(config).map(([key, value]) => [`${project}:${key}`, `${value}`]),
    ),
    resolveReference: () => Promise.resolve(toWireProperties({ ...platform, ...sentiment })),
  });
  expect(made.problems).toEqual([]);
  return made;
}

/** What the pack demands of it: policy and message. */
async function demanded({ resources }: ProgramRun): Promise<string[]> {
  const { violations, problems } = await judge.judge(resources);
  expect(problems).toEqual([]);
  return violations
    .filter(({ level }) => level === "mandatory")
    .map(({ policy, message }) => `${policy}: ${message}`);
}

test("what is wrong in a step is found, once, although the definition is known only after the deployment", async () => {
  const made = await run(() => inProd(pipelineOf({ networkIsolation: false, trafficEncryption: false })));
  const pipeline = made.resources.find(({ type }) => type === "aws:sagemaker/pipeline:Pipeline");
  expect(toPlain(pipeline?.inputs.pipelineDefinition ?? null)).toBe(UNKNOWN);
  expect(await demanded(made)).toEqual([
    expect.stringMatching(
      /^sm-job-network-isolation: .*in step Prepare; pipelineDefinition\.Steps\[0\]\.Arguments\.NetworkConfig\.EnableNetworkIsolation is false/,
    ),
    expect.stringMatching(/^sm-job-traffic-encryption: .*in step Prepare; /),
  ]);
});

test.each<[string, Around]>([
  ["is small", {}],
  [
    "is in a bucket",
    {
      metadata: Object.fromEntries(
        Array.from({ length: 120 }, (_, index) => [`k${index}`, "w".repeat(1000)]),
      ),
    },
  ],
  [
    "is started in every way",
    {
      starts: {
        description: "Prepares",
        maxParallelSteps: 2,
        tags: { Team: "growth" },
        schedules: {
          hourly: { at: "rate(1 hour)" },
          once: { at: "at(2027-01-01T00:00:00)", enabled: false },
        },
        triggers: {
          arrival: {
            event: "object-created",
            prefix: "incoming/",
            eventParameters: { Key: "$.detail.object.key" },
          },
          approval: { event: "model-package", group: "churn" },
          other: { event: "pattern", pattern: { source: ["aws.glue"] } },
        },
      },
    },
  ],
])("a pipeline whose definition %s passes the pack in prod, without an exemption", async (_, around) => {
  expect(await demanded(await run(() => inProd(pipelineOf({}, around))))).toEqual([]);
});

test("the sentiment product, as its pipeline file describes it, passes the pack in prod, without an exemption", async () => {
  const product = defineApp({
    sections: () => ({}),
    deploy: ({ environment, options, reference }): StackOutputs => {
      const references = readPlatform(reference("platform"), environment);
      const contract = instanceOf(registryContract, "sentiment");
      const registries = { sentiment: readContract(contract, reference("platform"), environment) };
      const file = "apps/sentiment/pipeline.yaml";
      new FilePipeline("sentiment", { ...references, file, registries }, options);
      const budget = { app: environment.app, monthlyUsd: 300, topic: references.alarmTopic };
      new StackBudget("budget", budget, options);
      return {};
    },
  });
  expect(await demanded(await run(() => inProd(product)))).toEqual([]);
});
