import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import type { Role } from "@pulumi/aws/iam/role.js";
import { NotebookInstance as SageMakerNotebook } from "@pulumi/aws/sagemaker/notebookInstance.js";
import { NotebookInstanceLifecycleConfiguration } from "@pulumi/aws/sagemaker/notebookInstanceLifecycleConfiguration.js";
import { arnIn, logWriteActions, sageMakerLogGroups } from "@mlops/aws";
import { type KeysRef, canAttachEncryptedVolumes, canUseDataKey } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Grantee,
  type PolicyStatement,
  assertValid,
  grant,
  toMinutes,
} from "@mlops/core";
import { base64 } from "../base64-script.ts";
import { guardedRole } from "../guarded-role.ts";
import { subnetInZone } from "../zone.ts";
import type { NotebookInstanceArgs } from "./notebook-instance-args.ts";
import { notebookProblems } from "./notebook-problems.ts";
import { onStartScript } from "./on-start-script.ts";

/**
 * A notebook instance without a way to the internet of its own and without root access, which stops itself when
 * nobody works on it.
 *
 * It can read and write what the data key encrypts; everything else is granted.
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
  readonly grantName: string;
  readonly role: Role;
  /** Name of the notebook instance in SageMaker. */
  readonly notebookName: Output<string>;
  readonly notebookArn: Output<string>;
  /** Where JupyterLab is opened. */
  readonly url: Output<string>;

  constructor(name: string, args: NotebookInstanceArgs, opts?: ComponentResourceOptions) {
    super("mlops:studio:NotebookInstance", name, {}, opts);
    assertValid(this, name, notebookProblems(args));
    const { network, keys, guardrails, codeRepositories = [] } = args;
    const child = { parent: this };

    const role = guardedRole(
      `${name}-role`,
      {
        description: "Notebook instance: what its notebooks run under",
        guardrails,
        statements: notebookStatements(network.environment, keys),
      },
      child,
    );
    this.grantName = name;
    this.role = role.role;

    const lifecycle = new NotebookInstanceLifecycleConfiguration(
      `${name}-lifecycle`,
      { onStart: base64(onStartScript(toMinutes(args.idleAfter), args.startScript)) },
      child,
    );
    const [firstRepository, ...furtherRepositories] = codeRepositories;
    const notebook = new SageMakerNotebook(
      `${name}-notebook`,
      {
        instanceType: args.instanceType,
        roleArn: role.arn,
        platformIdentifier: args.platform ?? "notebook-al2023-v1",
        directInternetAccess: "Disabled",
        subnetId: subnetInZone(network, args.zone ?? 0, this),
        securityGroups: [network.workloadSecurityGroupId],
        rootAccess: "Disabled",
        instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
        kmsKeyId: keys.dataKeyArn,
        volumeSize: args.volumeSizeGb ?? 5,
        lifecycleConfigName: lifecycle.name,
        ...(firstRepository !== undefined && { defaultCodeRepository: firstRepository }),
        ...(furtherRepositories.length > 0 && { additionalCodeRepositories: furtherRepositories }),
      },
      { parent: this, dependsOn: [role], protect: args.retainData },
    );
    grant(this, "stop-itself", canStopItself(notebook.arn));

    this.notebookName = notebook.name;
    this.notebookArn = notebook.arn;
    this.url = notebook.url;
    this.registerOutputs({
      notebookName: this.notebookName,
      notebookArn: this.notebookArn,
      url: this.url,
    });
  }
}

/** What every notebook instance may do. */
export function notebookStatements(environment: AwsEnvironment, keys: KeysRef): PolicyStatement[] {
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

/** Stop one notebook instance and look at it, as SageMaker's Python SDK does to learn its role. */
export const canStopItself = (notebookArn: Input<string>): PolicyStatement => ({
  Sid: "StopItself",
  Effect: "Allow",
  Action: ["sagemaker:DescribeNotebookInstance", "sagemaker:StopNotebookInstance"],
  Resource: [notebookArn],
});
