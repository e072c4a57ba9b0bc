import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import type { Role } from "@pulumi/aws/iam/role.js";
import {
  type NotebookInstanceArgs as SageMakerNotebookArgs,
  NotebookInstance as SageMakerNotebook,
} from "@pulumi/aws/sagemaker/notebookInstance.js";
import { NotebookInstanceLifecycleConfiguration } from "@pulumi/aws/sagemaker/notebookInstanceLifecycleConfiguration.js";
import type { z } from "zod";
import { arnIn, logWriteActions, sageMakerLogGroups } from "@mlops/aws";
import {
  type GuardrailsRef,
  type KeysRef,
  type NetworkRef,
  canAttachEncryptedVolumes,
  canUseDataKey,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Grantee,
  type PolicyStatement,
  type ServiceRole,
  checkedSettings,
  crossAccountProblems,
  grant,
  toMinutes,
} from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import { base64 } from "../script.ts";
import { subnetInZone } from "../zone.ts";
import { type NotebookInstanceSettings, notebookInstanceSettings } from "./notebook-instance-settings.ts";
import { onStartScript } from "./on-start-script.ts";

/** Arguments of {@link NotebookInstance}. */
export interface NotebookInstanceArgs extends z.input<typeof notebookInstanceSettings> {
  /** Network that the notebook instance stays in. */
  readonly network: NetworkRef;
  /** Keys that encrypt its volume. */
  readonly keys: KeysRef;
  /** Limits of its role. */
  readonly guardrails: GuardrailsRef;
  /** Whether its volume outlives the stack: the notebook instance is protected, whatever `protectWork` says. */
  readonly retainData: boolean;
}

/**
 * A notebook instance without direct internet access and without root access, which stops itself when it is idle.
 *
 * Its role may use the data key and stop the instance; everything else is granted.
 *
 * @example
 * ```ts
 * const lab = new NotebookInstance("lab", {
 *   network, keys, guardrails,
 *   instanceType: "ml.t3.medium",
 *   idleAfter: "1 hour",
 *   retainData: false,
 * }, stack.options);
 * grant(lab, "read-data", canReadBucket(mlEnvironment, "data"));
 * ```
 */
export class NotebookInstance extends ComponentResource implements Grantee {
  /** Prefix of the names of what its role is granted: the logical name. */
  readonly grantName: string;
  /** Role of the code in its notebooks. */
  readonly role: Role;
  /** Name of the notebook instance in SageMaker. */
  readonly notebookName: Output<string>;
  readonly notebookArn: Output<string>;
  /** Address of its JupyterLab. */
  readonly url: Output<string>;

  constructor(name: string, args: NotebookInstanceArgs, opts?: ComponentResourceOptions) {
    super("mlops:studio:NotebookInstance", name, {}, opts);
    const { network, keys, guardrails, retainData, ...given } = args;
    const { environment } = network;
    const problems = crossAccountProblems(environment, { keys, guardrails });
    const settings = checkedSettings(this, name, notebookInstanceSettings, given, problems);
    const child = { parent: this };

    const role = notebookRole(`${name}-role`, environment, { keys, guardrails }, child);
    this.grantName = name;
    this.role = role.role;

    const { idleAfter, startScript, zone } = settings;
    const protect = retainData || settings.protectWork;
    const lifecycle = new NotebookInstanceLifecycleConfiguration(
      `${name}-lifecycle`,
      { onStart: base64(onStartScript(toMinutes(idleAfter), startScript?.script)) },
      child,
    );
    const notebook = new SageMakerNotebook(
      `${name}-notebook`,
      {
        ...chosenArgs(settings),
        ...secureArgs(network, keys),
        subnetId: subnetInZone(network, zone, this),
        roleArn: role.arn,
        lifecycleConfigName: lifecycle.name,
      },
      { parent: this, dependsOn: [role], protect },
    );
    grant(this, "stop-itself", canStopItself(notebook.arn));

    this.notebookName = notebook.name;
    this.notebookArn = notebook.arn;
    this.url = notebook.url;
    this.registerOutputs({ notebookName: notebook.name, notebookArn: notebook.arn, url: notebook.url });
  }
}

function notebookRole(
  name: string,
  environment: AwsEnvironment,
  { keys, guardrails }: Pick<NotebookInstanceArgs, "keys" | "guardrails">,
  opts: ComponentResourceOptions,
): ServiceRole {
  return guardedRole(
    name,
    {
      description: "Notebook instance: what its notebooks run under",
      guardrails,
      statements: notebookStatements(environment, keys),
      sourceAccount: "unconfirmed",
    },
    opts,
  );
}

/** Arguments that the settings choose. */
function chosenArgs({ instanceType, platform, volumeSizeGb, codeRepositories }: NotebookInstanceSettings) {
  const [defaultCodeRepository, ...additionalCodeRepositories] = codeRepositories;
  return {
    instanceType,
    platformIdentifier: platform,
    volumeSize: volumeSizeGb,
    ...(defaultCodeRepository !== undefined && { defaultCodeRepository }),
    ...(additionalCodeRepositories.length > 0 && { additionalCodeRepositories }),
  };
}

/** Arguments of every notebook instance. */
function secureArgs(network: NetworkRef, keys: KeysRef): Partial<SageMakerNotebookArgs> {
  return {
    directInternetAccess: "Disabled",
    securityGroups: [network.workloadSecurityGroupId],
    rootAccess: "Disabled",
    instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
    kmsKeyId: keys.dataKeyArn,
  };
}

/** Permissions of every notebook instance. */
function notebookStatements(environment: AwsEnvironment, keys: KeysRef): PolicyStatement[] {
  return [
    canUseDataKey(keys),
    canAttachEncryptedVolumes(keys),
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", ...logWriteActions],
      Resource: [arnIn(environment, "logs", `log-group:${sageMakerLogGroups.notebookInstances}`)],
    },
  ];
}

/** Stop one notebook instance, and describe it, as SageMaker's Python SDK does to find its role. */
const canStopItself = (notebookArn: Input<string>): PolicyStatement => ({
  Sid: "StopItself",
  Effect: "Allow",
  Action: ["sagemaker:DescribeNotebookInstance", "sagemaker:StopNotebookInstance"],
  Resource: [notebookArn],
});
