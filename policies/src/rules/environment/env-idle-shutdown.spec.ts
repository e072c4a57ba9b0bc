import type { Unwrap } from "@pulumi/pulumi";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker/notebookInstance.js";
import { sagemaker } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envIdleShutdown } from "./env-idle-shutdown.ts";

const idle = {
  appLifecycleManagement: { idleSettings: { lifecycleManagement: "ENABLED", idleTimeoutInMinutes: 90 } },
};
const domain: Unwrap<DomainArgs> = {
  domainName: "studio",
  authMode: "SSO",
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
  defaultUserSettings: {
    executionRole: "arn:aws:iam::111122223333:role/studio",
    jupyterLabAppSettings: idle,
    codeEditorAppSettings: idle,
  },
};
const jupyterLab = "defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings";
const codeEditor = "defaultUserSettings.codeEditorAppSettings.appLifecycleManagement.idleSettings";

const minutes = (path: string, limits: string, came: string) =>
  `set idleTimeoutInMinutes to ${limits} minutes; ${path}.idleTimeoutInMinutes is ${came}`;
const enabled = (path: string, came: string) =>
  `set lifecycleManagement to "ENABLED"; ${path}.lifecycleManagement is ${came}`;

describeResourceRule(envIdleShutdown, {
  compliant: { type: sagemaker.domain, props: domain },
  finds: {
    "a domain without settings for idle apps": {
      change: {
        "defaultUserSettings.jupyterLabAppSettings": ABSENT,
        "defaultUserSettings.codeEditorAppSettings": null,
      },
      messages: [enabled(jupyterLab, "absent"), enabled(codeEditor, "absent")],
    },
    "an app that never shuts down": {
      change: { [`${jupyterLab}.lifecycleManagement`]: "DISABLED" },
      messages: [enabled(jupyterLab, '"DISABLED"')],
    },
    "no timeout": {
      change: { [`${codeEditor}.idleTimeoutInMinutes`]: ABSENT },
      messages: [minutes(codeEditor, "60-120", "absent")],
    },
    "a timeout above the limit": {
      change: { [`${jupyterLab}.idleTimeoutInMinutes`]: 121 },
      messages: [minutes(jupyterLab, "60-120", "121")],
    },
    "a timeout below what SageMaker takes": {
      change: { [`${jupyterLab}.idleTimeoutInMinutes`]: 59 },
      messages: [minutes(jupyterLab, "60-120", "59")],
    },
    "a timeout above the limit of its environment": {
      settings: { maxIdleMinutes: 60 },
      decidedBy: ["defaultUserSettings"],
      messages: [minutes(jupyterLab, "60-60", "90"), minutes(codeEditor, "60-60", "90")],
    },
  },
  passes: {
    "the shortest and the longest timeout": {
      change: { [`${jupyterLab}.idleTimeoutInMinutes`]: 60, [`${codeEditor}.idleTimeoutInMinutes`]: 120 },
    },
    "settings that are known later": { change: { defaultUserSettings: UNKNOWN } },
  },
});

const notebook: Unwrap<NotebookInstanceArgs> = {
  instanceType: "ml.t3.medium",
  roleArn: "arn:aws:iam::111122223333:role/notebook",
  lifecycleConfigName: "stop-when-idle",
};
const script = (came: string) =>
  `set lifecycleConfigName to a configuration that stops the idle notebook; lifecycleConfigName is ${came}`;

describeResourceRule(envIdleShutdown, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  finds: {
    "a notebook without lifecycle configuration": {
      change: { lifecycleConfigName: ABSENT },
      messages: [script("absent")],
    },
    "an empty name": { change: { lifecycleConfigName: "" }, messages: [script('""')] },
    "a null name": { change: { lifecycleConfigName: null }, messages: [script("null")] },
  },
  passes: {
    "a configuration that is created with the notebook": { change: { lifecycleConfigName: UNKNOWN } },
  },
});
