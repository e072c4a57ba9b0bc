import { appAutoscaling, budgets, sagemaker } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Finding, type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import {
  answersFromInstances,
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";
import { inlineJobOf, jobDefinitionOf } from "../../sagemaker/job-definition.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";
import { sagemakerTypes, settingsNamed } from "../../sagemaker/settings-named.ts";
import type { Property } from "@mlops/api-constraints/property";
import { fitsGlob, studioLimits } from "@mlops/aws";

export const envBudgetRequired = stackRule("env-budget-required", {
  check({ resources, ofType }, report) {
    const hasAws = resources.some(({ type }) => /^awsx?:/.test(type));
    const all = ofType(budgets.budget);
    if (hasAws && all.length === 0) report({});
    if (all.length === 0 || !all.every(tellsNobody)) return;
    for (const resource of all) {
      report({
        resource,
        property: resource.props.at("notifications"),
        todo: "say who is told of the budget",
      });
    }
  },
});

/** Whether certainly nobody is told of a budget. */
function tellsNobody({ props }: StackResource): boolean {
  const notifications = props.at("notifications");
  return (
    !notifications.isUnknown &&
    notifications.elements.every(
      (one) => one.at("subscriberEmailAddresses").isMissing && one.at("subscriberSnsTopicArns").isMissing,
    )
  );
}

const studioApps = ["jupyterLabAppSettings", "codeEditorAppSettings"];
const shortestMinutes = studioLimits.idleMinutes.min;

export const envIdleShutdown = resourceRule("env-idle-shutdown", {
  settings: { maxIdleMinutes: 120 },
  resourceTypes: [sagemaker.domain, sagemaker.notebookInstance],
  check({ type, props }, report, { settings }) {
    if (type === sagemaker.notebookInstance) {
      const script = props.at("lifecycleConfigName");
      const todo = "set lifecycleConfigName to a configuration that stops the idle notebook";
      if (script.isMissing) report({ property: script, todo });
      return;
    }
    for (const app of studioApps) {
      const idle = props.at(`defaultUserSettings.${app}.appLifecycleManagement.idleSettings`);
      idleProblems(idle, settings.maxIdleMinutes).forEach(report);
    }
  },
});

function idleProblems(idle: Property, maxIdleMinutes: number): Finding[] {
  const management = idle.at("lifecycleManagement");
  const timeout = idle.at("idleTimeoutInMinutes");
  if (management.isNot("ENABLED")) {
    return [{ property: management, todo: 'set lifecycleManagement to "ENABLED"' }];
  }
  const minutes = timeout.number ?? 0;
  if (timeout.isUnknown || (minutes >= shortestMinutes && minutes <= maxIdleMinutes)) return [];
  return [
    { property: timeout, todo: `set idleTimeoutInMinutes to ${shortestMinutes}-${maxIdleMinutes} minutes` },
  ];
}

const counts = ["instanceCount", "initialInstanceCount", "maxInstanceCount"];

export const envInstanceCountCap = resourceRule("env-instance-count-cap", {
  settings: { maxInstances: 10 },
  resourceTypes: [...sagemakerTypes, appAutoscaling.target],
  check(resource, report, { settings: { maxInstances } }) {
    const { type, props } = resource;
    const todo = `use at most ${maxInstances} instances`;
    for (const setting of settingsNamed(resource, counts)) {
      if ((setting.property.number ?? 0) > maxInstances) report(findingAt(setting, setting.property, todo));
    }
    const scaled = props.at("maxCapacity");
    const scalesInstances =
      type === appAutoscaling.target &&
      props.at("scalableDimension").is("sagemaker:variant:DesiredInstanceCount");
    if (scalesInstances && (scaled.number ?? 0) > maxInstances) report({ property: scaled, todo });
  },
});

/** Patterns of instance types; an empty list allows all. */
const anyType: { readonly allowed: readonly string[] } = { allowed: [] };

export const envInstanceTypes = resourceRule("env-instance-types", {
  settings: anyType,
  resourceTypes: sagemakerTypes,
  check(resource, report, { settings: { allowed } }) {
    if (allowed.length === 0) return;
    const todo = `${envInstanceTypes.remediation} (${allowed.join(", ")})`;
    for (const setting of settingsNamed(resource, ["instanceType"])) {
      const type = setting.property.text;
      if (type !== undefined && !allowed.some((pattern) => fitsGlob(pattern, type))) {
        report(findingAt(setting, setting.property, todo));
      }
    }
  },
});

export const envMaxRuntime = resourceRule("env-max-runtime", {
  settings: { maxSeconds: 86_400 },
  resourceTypes: [...jobTypes, sagemaker.dataQualityJobDefinition, sagemaker.monitoringSchedule],
  check(resource, report, { settings: { maxSeconds } }) {
    const monitors = [jobDefinitionOf(resource), inlineJobOf(resource)].filter((job) => job !== undefined);
    for (const job of [...jobsOf(resource), ...monitors]) {
      const { maxRuntime } = job;
      if (maxRuntime && (maxRuntime.isMissing || (maxRuntime.number ?? 0) > maxSeconds)) {
        report(findingAt(job, maxRuntime, `set maxRuntimeInSeconds to at most ${maxSeconds}`));
      }
    }
  },
});

export const envServerlessPreferred = resourceRule("env-serverless-preferred", {
  resourceTypes: endpointConfigurationTypes,
  check(resource, report) {
    const configuration = endpointConfigurationOf(resource);
    if (!configuration || !answersFromInstances(configuration)) return;
    for (const { isShadow, isOnInstances, read } of configuration.variants) {
      if (isOnInstances && !isShadow) report({ property: read("ServerlessConfig") });
    }
  },
});

export const envSpotTraining = resourceRule("env-spot-training", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      if (job.spot?.isNot(true)) report(findingAt(job, job.spot, envSpotTraining.remediation));
    }
  },
});

const sizes = [
  "volumeSize",
  "volumeSizeInGb",
  "ebsVolumeSizeInGb",
  "defaultEbsVolumeSizeInGb",
  "maximumEbsVolumeSizeInGb",
];

export const envVolumeCap = resourceRule("env-volume-cap", {
  settings: { maxVolumeGb: 1024 },
  resourceTypes: sagemakerTypes,
  check(resource, report, { settings: { maxVolumeGb } }) {
    for (const setting of settingsNamed(resource, sizes)) {
      if ((setting.property.number ?? 0) > maxVolumeGb) {
        report(findingAt(setting, setting.property, `use at most ${maxVolumeGb} GB`));
      }
    }
  },
});

export const costRules: readonly Rule[] = [
  envBudgetRequired,
  envIdleShutdown,
  envInstanceCountCap,
  envInstanceTypes,
  envMaxRuntime,
  envServerlessPreferred,
  envSpotTraining,
  envVolumeCap,
];
