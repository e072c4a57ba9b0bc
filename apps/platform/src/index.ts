import { type Stack, type StackConfig, defineApp, grant, stackTags } from "@mlops/core";
import {
  Publication,
  alarmTopicContract,
  canInstallPackages,
  canReadSettings,
  guardrailsContract,
  keysContract,
  mlEnvironmentContract,
  networkContract,
  packageMirrorContract,
  readContract,
  studioContract,
} from "@mlops/contracts";
import { EncryptionKeys, MlEnvironment, PackageMirror } from "@mlops/ml-environment";
import { Network } from "@mlops/network";
import { AlarmTopic, StackBudget } from "@mlops/observability";
import { NotebookInstance, Studio, type StudioArgs, TrainingBox } from "@mlops/studio";
import { experimentsRouteProblems } from "./experiments-route.ts";
import { featuresAndModels } from "./features-and-models.ts";
import { registryRepositoryProblems } from "./registry-repositories.ts";
import { sections } from "./sections.ts";

/**
 * An environment's account: keys, network, alarms, ML environment, feature store, model registry, and
 * Studio with notebooks.
 */
export default defineApp({
  sections,
  problems: (config) => [...experimentsRouteProblems(config), ...registryRepositoryProblems(config)],
  deploy: (stack) => {
    const { options } = stack;
    const { guardrails, keys, alarms } = governance(stack);
    const { network, mlEnvironment, mirror } = workplace(stack, { guardrails, keys });
    const studio = interactiveEnvironments(stack, { network, keys, guardrails, mlEnvironment, mirror });

    return {
      guardrails: new Publication(guardrailsContract, guardrails, options).exported,
      keys: new Publication(keysContract, keys, options).exported,
      network: new Publication(networkContract, network, options).exported,
      "alarm-topic": new Publication(alarmTopicContract, alarms, options).exported,
      "ml-environment": new Publication(mlEnvironmentContract, mlEnvironment, options).exported,
      repositoryUrls: mlEnvironment.repositoryUrls,
      ...featuresAndModels(stack, { keys, guardrails, mlEnvironment, alarmTopic: alarms }),
      ...(mirror && {
        "package-mirror": new Publication(packageMirrorContract, mirror, options).exported,
      }),
      ...(studio && {
        studio: new Publication(studioContract, studio, options).exported,
        studioUrl: studio.url,
      }),
    };
  },
});

type PlatformStack = Stack<StackConfig<ReturnType<typeof sections>>>;

/** What limits, encrypts and watches everything else. */
function governance({ environment, config, options, reference }: PlatformStack) {
  const { retainData, readerAccounts } = config;
  const guardrails = readContract(guardrailsContract, reference("account"), environment);
  const keys = new EncryptionKeys(
    "keys",
    { ...config.keys, environment, retainData, readerAccounts },
    options,
  );
  const { monthlyUsd, ...subscribers } = config.alerts;
  const alarms = new AlarmTopic("alarms", { ...subscribers, environment, keys, guardrails }, options);
  new StackBudget("budget", { app: environment.app, monthlyUsd, topic: alarms }, options);
  return { guardrails, keys, alarms };
}

/** Where work runs, what it reads and writes, and where its packages come from. */
function workplace(
  { environment, config, options }: PlatformStack,
  { guardrails, keys }: Pick<ReturnType<typeof governance>, "guardrails" | "keys">,
) {
  const { retainData, trustedAccounts, readerAccounts } = config;
  const { permissionsBoundaryArn } = guardrails;
  const { logKeyArn } = keys;
  const packageMirror = config.packageMirror !== undefined;
  const reach = { trustedAccounts, packageMirror };
  const network = new Network(
    "network",
    { ...config.network, ...reach, environment, logKeyArn, permissionsBoundaryArn },
    options,
  );
  const withinPerimeter = {
    vpcEndpointIds: network.s3EndpointId ? [network.s3EndpointId] : [],
    roles: config.deployRoleArn === undefined ? [] : [config.deployRoleArn],
  };
  const storage = { ...config.mlEnvironment, environment, keys, retainData, readerAccounts };
  const mlEnvironment = new MlEnvironment("ml", { ...storage, withinPerimeter }, options);
  const mirror =
    config.packageMirror &&
    new PackageMirror("packages", { ...config.packageMirror, environment, keys, retainData }, options);
  return { network, mlEnvironment, mirror };
}

/** What Studio, notebook instances and training boxes refer to. */
interface References extends Pick<StudioArgs, "network" | "keys" | "guardrails" | "mlEnvironment"> {
  readonly mirror: PackageMirror | undefined;
}

/**
 * Studio, notebook instances and training boxes, as far as the stack file has them. The roles of Studio's users may
 * read the platform's published settings; they and the jobs' role install packages from the mirror.
 * @returns the Studio, if there is one
 */
function interactiveEnvironments(
  stack: PlatformStack,
  { mlEnvironment, mirror, ...references }: References,
): Studio | undefined {
  const { environment, config, options } = stack;
  const { retainData, notebooks, trainingBoxes } = config;
  const studio =
    config.studio &&
    new Studio(
      "studio",
      { ...config.studio, ...references, mlEnvironment, retainData, tags: stackTags(stack) },
      options,
    );
  for (const role of Object.values(studio?.personas ?? {}))
    grant(role, "settings", canReadSettings(environment));
  if (studio && mirror) {
    for (const role of [...Object.values(studio.personas), studio.jobRole]) {
      grant(role, "packages", ...canInstallPackages(mirror));
    }
  }
  for (const { name, ...notebook } of notebooks)
    new NotebookInstance(name, { ...notebook, ...references, retainData }, options);
  for (const { name, ...box } of trainingBoxes) new TrainingBox(name, { ...box, ...references }, options);
  return studio;
}
