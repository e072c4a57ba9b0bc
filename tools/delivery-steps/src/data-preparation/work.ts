import { z } from "zod";
import type { AwsCli } from "./aws-cli.ts";
import type { PreparationSettings, Step } from "./preparation-settings.ts";

/** What a look at running work tells. */
export interface Look {
  readonly state: "running" | "done" | "failed";
  /** What the service says of it. */
  readonly said: string;
  /** S3 URI of the result, if it has one. */
  readonly result?: string;
}

/** Work that has been started. */
export interface Work {
  readonly look: () => Look;
  readonly stop: () => void;
}

type Places = Pick<PreparationSettings, "workgroup" | "database">;

/** What a step is called in messages. */
export function labelOf(step: Step): string {
  if ("query" in step) return `query ${step.query}`;
  return "crawler" in step ? `crawler ${step.crawler}` : `job ${step.job}`;
}

/** Start a step. @throws Error of the service */
export function startWork(aws: AwsCli, step: Step, places: Places): Work {
  if ("query" in step) return startQuery(aws, step, places);
  return "crawler" in step ? startCrawler(aws, step.crawler) : startJob(aws, step.job, step.arguments);
}

const text = z.string().catch("");
const lookOf = (state: string, running: readonly string[], done: string, reason: string): Look => ({
  state: running.includes(state) ? "running" : state === done ? "done" : "failed",
  said: reason === "" ? state || "no state" : `${state}: ${reason}`,
});

const queryAnswer = z.object({
  QueryExecution: z.object({
    Status: z.object({ State: text, StateChangeReason: text }),
    ResultConfiguration: z.object({ OutputLocation: z.string().optional() }).optional(),
  }),
});

function startQuery(
  aws: AwsCli,
  { query, values }: Extract<Step, { query: string }>,
  { workgroup = "", database = "" }: Places,
): Work {
  const using = values.length === 0 ? "" : ` USING ${values.map(literal).join(", ")}`;
  const where = ["--work-group", workgroup, "--query-execution-context", `Database=${database}`];
  const started = aws(
    "athena",
    "start-query-execution",
    "--query-string",
    `EXECUTE ${query}${using}`,
    ...where,
  );
  const id = z.object({ QueryExecutionId: z.string() }).parse(started).QueryExecutionId;
  const about = ["--query-execution-id", id];
  return {
    look: () => {
      const { Status, ResultConfiguration } = queryAnswer.parse(
        aws("athena", "get-query-execution", ...about),
      ).QueryExecution;
      const look = lookOf(Status.State, ["QUEUED", "RUNNING"], "SUCCEEDED", Status.StateChangeReason);
      const result = ResultConfiguration?.OutputLocation;
      return result === undefined ? look : { ...look, result };
    },
    stop: () => void aws("athena", "stop-query-execution", ...about),
  };
}

/** A value in SQL. */
const literal = (value: string | number) =>
  typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;

const crawlerAnswer = z.object({
  Crawler: z.object({ State: text, LastCrawl: z.object({ Status: text, ErrorMessage: text }).optional() }),
});

function startCrawler(aws: AwsCli, name: string): Work {
  aws("glue", "start-crawler", "--name", name);
  return {
    look: () => {
      const { State, LastCrawl } = crawlerAnswer.parse(aws("glue", "get-crawler", "--name", name)).Crawler;
      if (State !== "READY") return { state: "running", said: State };
      return lookOf(LastCrawl?.Status ?? "", [], "SUCCEEDED", LastCrawl?.ErrorMessage ?? "");
    },
    stop: () => void aws("glue", "stop-crawler", "--name", name),
  };
}

const jobAnswer = z.object({ JobRun: z.object({ JobRunState: text, ErrorMessage: text }) });

function startJob(aws: AwsCli, name: string, given: Readonly<Record<string, string>>): Work {
  const started = aws("glue", "start-job-run", "--job-name", name, "--arguments", JSON.stringify(given));
  const id = z.object({ JobRunId: z.string() }).parse(started).JobRunId;
  return {
    look: () => {
      const { JobRunState, ErrorMessage } = jobAnswer.parse(
        aws("glue", "get-job-run", "--job-name", name, "--run-id", id),
      ).JobRun;
      return lookOf(JobRunState, ["STARTING", "RUNNING", "STOPPING", "WAITING"], "SUCCEEDED", ErrorMessage);
    },
    stop: () => void aws("glue", "batch-stop-job-run", "--job-name", name, "--job-run-ids", id),
  };
}
