import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { EventBus } from "@pulumi/aws/cloudwatch/eventBus.js";
import { EventBusPolicy } from "@pulumi/aws/cloudwatch/eventBusPolicy.js";
import { accountRootArn } from "@mlops/aws";
import {
  type PolicyStatement,
  assertValid,
  crossAccountProblems,
  policyDocument,
  problem,
} from "@mlops/core";
import { type DriftAlarm, alarmEvents, driftPattern } from "./loop-events.ts";
import { forwarderRoleArn, loopName, retrainingBusArn } from "./loop-names.ts";
import { type PipelineStart, type StartReferences, startPipelines } from "./started-pipeline.ts";

/** A monitor whose drift starts the training. */
export interface DriftSource extends DriftAlarm {
  /** Logical name of the `DriftForwarder` beside the monitor: needed where the monitor is in another account or region. */
  readonly forwarder?: string;
}

/** Arguments of a {@link RetrainingLoop}. */
export interface RetrainingLoopArgs extends StartReferences {
  /** ARN of the SageMaker pipeline that trains. */
  readonly pipelineArn: Input<string>;
  /** Values of its parameters, by name. @default - those of its definition */
  readonly parameters?: Readonly<Record<string, Input<string>>>;
  /** The pipeline's parameter that gets the reason, a text. @default "TrainingReason" */
  readonly reasonParameter?: string;
  /** The monitors, by names of your choice: at least one. */
  readonly sources: Readonly<Record<string, DriftSource>>;
}

/**
 * Starts a training pipeline when a model has drifted, without a function in between. A drift alarm stays on as long as
 * its cool-down, so each monitor starts the pipeline at most once in that time; a start that fails is tried again for an
 * hour, then kept in a queue, and an alarm says so. What the pipeline registers is the pipeline's: let it register
 * versions that wait for approval.
 *
 * Monitors of other accounts come in through a bus of its own, whose policy lets exactly the roles of their forwarders
 * send exactly events of alarms. Each rule takes exactly one alarm.
 *
 * @example
 * const prod = awsEnvironment({ app: "fraud", name: "prod", account: "333344445555", region: "eu-west-1" });
 * new RetrainingLoop("fraud-retraining", {
 *   ...platform,
 *   pipelineArn: training.pipelineArn,
 *   sources: { prod: { environment: prod, driftAlarmName: driftAlarmNameOf("fraud-monitor", prod), forwarder: "fraud-drift" } },
 * });
 */
export class RetrainingLoop extends ComponentResource {
  constructor(name: string, args: RetrainingLoopArgs, opts?: ComponentResourceOptions) {
    super("mlops:monitoring:RetrainingLoop", name, {}, opts);
    const { environment, guardrails, alarmTopic, sources } = args;
    const references = crossAccountProblems(environment, { guardrails, alarmTopic });
    assertValid(this, name, [...references, ...sourceProblems(args)]);
    const foreign = Object.entries(sources).filter(([, source]) => isElsewhere(args, source));
    const bus = foreign.length === 0 ? undefined : this.bus(name, args, foreign);
    const starts = Object.entries(sources).map(([key, source]): PipelineStart => ({
      key,
      description: `Starts training: drift told by ${source.driftAlarmName}`,
      eventPattern: driftPattern(source),
      pipeline: { kind: "sagemaker", arn: args.pipelineArn, parameters: parametersOf(args, source) },
      ...(bus && isElsewhere(args, source) && { eventBusName: bus.name }),
    }));
    startPipelines(name, starts, args, this);
    this.registerOutputs({});
  }

  private bus(
    name: string,
    { environment }: RetrainingLoopArgs,
    foreign: readonly (readonly [string, DriftSource])[],
  ): EventBus {
    const bus = new EventBus(
      `${name}-bus`,
      { name: loopName(environment, name), description: "Drift of models that are monitored elsewhere" },
      { parent: this },
    );
    const resource = retrainingBusArn(name, environment);
    const statements = foreign.map(([key, source]) => senderStatement(key, source, resource));
    new EventBusPolicy(
      `${name}-bus-policy`,
      // Every part is known: the policy takes text only, and a preview shall judge it.
      { eventBusName: bus.name, policy: JSON.stringify(policyDocument(...statements)) },
      { parent: this },
    );
    return bus;
  }
}

/** Why a training runs, for its parameter. */
function parametersOf(
  { parameters, reasonParameter = "TrainingReason" }: RetrainingLoopArgs,
  { environment, driftAlarmName }: DriftSource,
): Readonly<Record<string, Input<string>>> {
  return { ...parameters, [reasonParameter]: `drift in ${environment.name}, told by ${driftAlarmName}` };
}

function isElsewhere(
  { environment: here }: RetrainingLoopArgs,
  { environment: there }: DriftSource,
): boolean {
  return here.account !== there.account || here.region !== there.region;
}

/** Exactly one role may send exactly events of alarms. */
function senderStatement(
  key: string,
  { environment, forwarder = "" }: DriftSource,
  bus: string,
): PolicyStatement {
  return {
    Sid: `TakeDriftOf${key.replaceAll(/[^A-Za-z0-9]/g, "")}`,
    Effect: "Allow",
    Principal: { AWS: accountRootArn(environment) },
    Action: ["events:PutEvents"],
    Resource: [bus],
    Condition: {
      ArnEquals: { "aws:PrincipalArn": forwarderRoleArn(forwarder, environment) },
      "ForAllValues:StringEquals": { "events:source": alarmEvents.source },
      StringEquals: { "events:detail-type": alarmEvents.detailType },
    },
  };
}

function sourceProblems(args: RetrainingLoopArgs): string[] {
  const sources = Object.entries(args.sources);
  const none = sources.length === 0 ? [problem("sources", args.sources, "at least one monitor")] : [];
  const unnamed = sources.filter(([, source]) => isElsewhere(args, source) && source.forwarder === undefined);
  return [
    ...none,
    ...unnamed.map(([key, { environment }]) =>
      problem(
        `sources.${key}.forwarder`,
        undefined,
        `the logical name of the DriftForwarder in account ${environment.account}, ${environment.region}`,
      ),
    ),
  ];
}
