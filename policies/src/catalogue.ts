import dev from "../config/dev.json" with { type: "json" };
import prod from "../config/prod.json" with { type: "json" };
import qa from "../config/qa.json" with { type: "json" };
import { type Configurations, parseConfiguration, rulingOf } from "./configuration.ts";
import { type Environment, environments } from "./environment.ts";
import { exemptionsRule } from "./exemptions-rule.ts";
import type { LevelPerEnvironment } from "./level.ts";
import type { Mapping, Rule, Setting, Severity } from "./rule.ts";
import { apiRules } from "./rules/api/index.ts";
import { athenaRules } from "./rules/athena/index.ts";
import { cloudwatchRules } from "./rules/cloudwatch/index.ts";
import { codeartifactRules } from "./rules/codeartifact/index.ts";
import { codebuildRules } from "./rules/codebuild/index.ts";
import { codepipelineRules } from "./rules/codepipeline/index.ts";
import { dynamodbRules } from "./rules/dynamodb/index.ts";
import { ec2Rules } from "./rules/ec2/index.ts";
import { ecrRules } from "./rules/ecr/index.ts";
import { efsRules } from "./rules/efs/index.ts";
import { environmentRules } from "./rules/environment/index.ts";
import { eventsRules } from "./rules/events/index.ts";
import { glueRules } from "./rules/glue/index.ts";
import { iamRules } from "./rules/iam/index.ts";
import { rules } from "./rules/index.ts";
import { kmsRules } from "./rules/kms/index.ts";
import { lambdaRules } from "./rules/lambda/index.ts";
import { logsRules } from "./rules/logs/index.ts";
import { s3Rules } from "./rules/s3/index.ts";
import { sagemakerRules } from "./rules/sagemaker/index.ts";
import { secretsRules } from "./rules/secrets/index.ts";
import { snsRules } from "./rules/sns/index.ts";
import { sqsRules } from "./rules/sqs/index.ts";
import { ssmRules } from "./rules/ssm/index.ts";
import { stepfunctionsRules } from "./rules/stepfunctions/index.ts";
import { vpcRules } from "./rules/vpc/index.ts";

/** A rule as data: what lists, reports and documentation say about it. */
export interface CatalogueEntry {
  readonly id: string;
  readonly severity: Severity;
  /** As the environments apply it, with what `config/<environment>.json` changes. */
  readonly levels: LevelPerEnvironment;
  /** What holds when it is kept. */
  readonly description: string;
  /** What to do when it is not. */
  readonly remediation: string;
  readonly mapping: Mapping;
  /** Thresholds and lists by name, as each environment applies them. */
  readonly settings: Readonly<Record<string, Readonly<Record<Environment, Setting>>>>;
  /** Whether `exemptions.json` may name it. */
  readonly canBeExempted: boolean;
}

/** Rules about one kind of thing: those of one folder. */
export interface CatalogueFamily {
  /** Name of the folder. */
  readonly id: string;
  readonly title: string;
  /** Why there are such rules: one sentence. */
  readonly why: string;
  /** In the order of their ids. */
  readonly entries: readonly CatalogueEntry[];
}

/** Every rule of the pack, and what a reader of the list must know beside. */
export interface Catalogue {
  readonly environments: readonly Environment[];
  readonly families: readonly CatalogueFamily[];
  /** What the sets that `mapping` refers to are called. */
  readonly sets: Readonly<Record<keyof Mapping, string>>;
  /** Where exemptions are written down. */
  readonly exemptionsFile: string;
}

interface Family {
  readonly title: string;
  readonly why: string;
  readonly rules: readonly Rule[];
}

const families: Readonly<Record<string, Family>> = {
  api: {
    title: "The services' own limits",
    why: "What an API refuses minutes into a deployment is refused at preview.",
    rules: apiRules,
  },
  athena: {
    title: "Queries",
    why: "Results of a query are a copy of the data: they need no less care than the data.",
    rules: athenaRules,
  },
  cloudwatch: {
    title: "Alarms",
    why: "An alarm that tells nobody is a false comfort.",
    rules: cloudwatchRules,
  },
  codeartifact: {
    title: "Packages",
    why: "What builds install runs with all that builds may do.",
    rules: codeartifactRules,
  },
  codebuild: {
    title: "Builds",
    why: "Builds run code that was changed a minute ago, close to what they deploy to.",
    rules: codebuildRules,
  },
  codepipeline: {
    title: "Delivery pipelines",
    why: "What a pipeline passes on is what ends up in production.",
    rules: codepipelineRules,
  },
  dynamodb: {
    title: "Tables",
    why: "Tables hold features and states that predictions hang on.",
    rules: dynamodbRules,
  },
  ec2: {
    title: "Instances",
    why: "An instance hands its credentials to whatever runs on it.",
    rules: ec2Rules,
  },
  ecr: {
    title: "Container images",
    why: "Every job and endpoint runs what its image says.",
    rules: ecrRules,
  },
  efs: {
    title: "File systems",
    why: "Home directories hold copies of nearly everything.",
    rules: efsRules,
  },
  environment: {
    title: "Environments",
    why: "What is fine for an experiment is not fine for customers: these rules differ from dev to prod.",
    rules: environmentRules,
  },
  events: {
    title: "Events",
    why: "Events start deployments: who can send one can start one, and a lost one starts none.",
    rules: eventsRules,
  },
  exemptions: {
    title: "Exemptions",
    why: "An exemption is a debt with a date: it must not outlive its reason.",
    rules: [exemptionsRule([], () => "")],
  },
  glue: {
    title: "Data catalogue and jobs",
    why: "Jobs of AWS Glue write data, logs and bookmarks in plain text unless they are told otherwise.",
    rules: glueRules,
  },
  iam: {
    title: "Identities and permissions",
    why: "Whoever takes over a job, a notebook or a pipeline gets exactly what its role may do.",
    rules: iamRules,
  },
  kms: {
    title: "Keys",
    why: "Whoever holds a key holds all data under it, and whoever loses it has lost them.",
    rules: kmsRules,
  },
  lambda: {
    title: "Functions",
    why: "Functions are small, many and easily forgotten, but each has a role.",
    rules: lambdaRules,
  },
  logs: {
    title: "Logs",
    why: "Logs show what happened, to whoever can read them, for as long as they are kept.",
    rules: logsRules,
  },
  s3: {
    title: "Buckets",
    why: "Training data and models are in buckets: the most common place for data to leak from or to get lost in.",
    rules: s3Rules,
  },
  sagemaker: {
    title: "SageMaker",
    why: "Notebooks, jobs and endpoints run other people's code next to the data; SageMaker's defaults are open.",
    rules: sagemakerRules,
  },
  secrets: {
    title: "Secrets",
    why: "A secret that never changes has been seen by too many.",
    rules: secretsRules,
  },
  sns: {
    title: "Topics",
    why: "Topics carry alarms and approvals: false ones do as much harm as lost ones.",
    rules: snsRules,
  },
  sqs: {
    title: "Queues",
    why: "Queues hold what has not been handled yet, or could not be.",
    rules: sqsRules,
  },
  ssm: {
    title: "Parameters",
    why: "Parameters are read by many: those that are secret need a key that says by whom.",
    rules: ssmRules,
  },
  stepfunctions: {
    title: "State machines",
    why: "Only its logs and traces tell what a state machine did, and why.",
    rules: stepfunctionsRules,
  },
  vpc: {
    title: "Networks",
    why: "The network decides what a job that has been taken over can reach, and whether anybody sees it.",
    rules: vpcRules,
  },
};

const configurations: Configurations = {
  dev: parseConfiguration("policies/config/dev.json", dev, rules),
  qa: parseConfiguration("policies/config/qa.json", qa, rules),
  prod: parseConfiguration("policies/config/prod.json", prod, rules),
};

/** The pack's rules as data. */
export const catalogue: Catalogue = {
  environments,
  families: Object.entries(families).map(([id, { title, why, rules: ofFamily }]) => ({
    id,
    title,
    why,
    entries: ofFamily.map(entryOf).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  })),
  sets: {
    fsbp: "AWS FSBP",
    awsConfig: "AWS Config",
    checkov: "Checkov",
    cdkNag: "cdk-nag",
    kics: "KICS",
    trivy: "Trivy",
    prowler: "Prowler",
    assessment: "AWS AI/ML assessment",
  },
  exemptionsFile: "policies/exemptions.json",
};

function entryOf(rule: Rule): CatalogueEntry {
  const { id, severity, description, remediation, mapping, settings = {} } = rule;
  const inEach = <Value>(of: (environment: Environment) => Value): Record<Environment, Value> => ({
    dev: of("dev"),
    qa: of("qa"),
    prod: of("prod"),
  });
  const ruling = (environment: Environment) => rulingOf(rule, environment, configurations);
  return {
    id,
    severity,
    levels: inEach((environment) => ruling(environment).level),
    description,
    remediation,
    mapping,
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, written]) => [
        name,
        inEach((environment) => ruling(environment).settings[name] ?? written),
      ]),
    ),
    canBeExempted: rules.includes(rule),
  };
}
