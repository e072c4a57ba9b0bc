import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { inlineJobOf, jobDefinitionOf } from "../../sagemaker/job-definition.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

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
