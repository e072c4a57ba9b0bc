import { stateKeyAlias } from "@mlops/account";
import { guardrailsContract, readContract } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Stack,
  type StackConfig,
  type StackOutputs,
  awsEnvironment,
} from "@mlops/core";
import {
  DeliveryBus,
  DeployPipeline,
  TrainPipeline,
  deployPipelineName,
  trainPipelineName,
} from "@mlops/delivery";
import { EncryptionKeys, SecureBucket, bucketNameOf } from "@mlops/ml-environment";
import { groupNameOf } from "@mlops/model-registry";
import { AlarmTopic, StackBudget } from "@mlops/observability";
import { deployers } from "./deployers.ts";
import type { ToolingConfig, sections } from "./sections.ts";

type DeliveryStack = Stack<StackConfig<ReturnType<typeof sections>>>;

/** The tooling account: what encrypts and stores; the bus of approvals; and the pipelines of each product. */
export function toolingAccount(stack: DeliveryStack, tooling: ToolingConfig): StackOutputs {
  const { environment, options } = stack;
  const { targets, connectionArn, pulumi, image, products } = tooling;
  const references = { ...shared(stack, tooling), environment, targets, connectionArn, image };
  const all = Object.entries(products);
  const registries = all.flatMap(([, { deploy }]) => (deploy ? [targets[deploy.registry.environment]] : []));
  const senderAccounts = otherAccounts(environment, registries);
  const bus = new DeliveryBus("approvals", { environment, senderAccounts }, options);
  for (const [product, { train, deploy }] of all) {
    if (train) new TrainPipeline(trainPipelineName(product), { ...references, ...train, product }, options);
    if (deploy) {
      const { registry, ...settings } = deploy;
      const place = { account: "", region: environment.region, app: "platform", name: registry.environment };
      const groupName = groupNameOf(awsEnvironment(place), registry.model);
      new DeployPipeline(
        deployPipelineName(product),
        {
          ...references,
          ...settings,
          product,
          pulumi,
          state: stateOf(environment),
          busName: bus.busName,
          registry: { environment: registry.environment, groupName },
        },
        options,
      );
    }
  }
  return { approvalBusArn: bus.busArn, deployers: deployers(environment, tooling) };
}

/** Where `account.shared`, of the same account, keeps the state of all stacks. */
function stateOf(environment: AwsEnvironment) {
  const account = { ...environment, app: "account" };
  return { bucketName: bucketNameOf(account, "state"), keyAlias: stateKeyAlias };
}

/** What all pipelines of the account use. */
function shared(
  { environment, config, options, reference }: DeliveryStack,
  { targets, notify, products }: ToolingConfig,
) {
  const { retainData } = config;
  const guardrails = readContract(guardrailsContract, reference("account"), environment);
  // Whoever trains reads the packed code.
  const trained = Object.values(products)
    .flatMap(({ train, deploy }) => [train, deploy?.buildAndTrain])
    .map((training) => training && targets[training.trainsIn]);
  const readerAccounts = otherAccounts(environment, trained);
  const keys = new EncryptionKeys("keys", { environment, retainData, readerAccounts }, options);
  const { monthlyUsd, ...subscribers } = notify;
  const alarmTopic = new AlarmTopic("notices", { ...subscribers, environment, keys, guardrails }, options);
  new StackBudget("budget", { app: environment.app, monthlyUsd, topic: alarmTopic }, options);
  const logBucket = new SecureBucket(
    "logs",
    { environment, retainData, stores: "access-logs", retention: "365 days" },
    options,
  );
  const artifacts = new SecureBucket(
    "artifacts",
    { environment, retainData, stores: "objects", keyArn: keys.dataKeyArn, logBucket, readerAccounts },
    options,
  );
  return { guardrails, keys, alarmTopic, artifactBucketName: artifacts.bucketName };
}

/** Accounts other than the own one, each once. */
function otherAccounts(
  { account: own }: AwsEnvironment,
  accounts: readonly (string | undefined)[],
): string[] {
  return [...new Set(accounts)]
    .filter((account) => account !== undefined)
    .filter((account) => account !== own);
}
