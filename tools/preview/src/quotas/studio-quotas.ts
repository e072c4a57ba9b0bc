import { notebookQuota, serviceQuotas, studioAppQuota } from "@mlops/aws";
import type { RegisteredResource } from "@mlops/engine";
import { type QuotaNeed, part, plannedOf, textOf } from "./quota-need.ts";

/** Notebook instances, apps of the spaces that a stack makes, and tracking servers. */
export function studioQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  return [...notebookQuotas(resources), ...spaceQuotas(resources), ...trackingServerQuotas(resources)];
}

function notebookQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  return plannedOf(resources, "aws:sagemaker/notebookInstance:NotebookInstance").flatMap(
    ({ resource, inputs }) => {
      const type = textOf(inputs.instanceType);
      const by = [resource.name];
      const total = { quota: serviceQuotas.notebookInstances, count: 1, by };
      return type === undefined ? [total] : [{ quota: notebookQuota(type), count: 1, by }, total];
    },
  );
}

/** Settings of a space by its kind of app. */
const appSettings: Readonly<Record<string, string>> = {
  JupyterLab: "jupyterLabAppSettings",
  CodeEditor: "codeEditorAppSettings",
};

/** Spaces that people make themselves come on top. */
function spaceQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  return plannedOf(resources, "aws:sagemaker/space:Space").flatMap(({ resource, inputs }) => {
    const app = textOf(part(inputs.spaceSettings, "appType")) ?? "";
    const settings = part(inputs.spaceSettings, appSettings[app] ?? "");
    const type = textOf(part(part(settings, "defaultResourceSpec"), "instanceType"));
    return type === undefined ? [] : [{ quota: studioAppQuota(app, type), count: 1, by: [resource.name] }];
  });
}

function trackingServerQuotas(resources: readonly RegisteredResource[]): QuotaNeed[] {
  return plannedOf(resources, "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer").map(
    ({ resource }) => ({ quota: serviceQuotas.mlflowTrackingServers, count: 1, by: [resource.name] }),
  );
}
