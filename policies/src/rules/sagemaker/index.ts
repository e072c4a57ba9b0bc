import type { Rule } from "../../rule/rule.ts";
import { dataRules } from "./data.ts";
import { domainsRules } from "./domains.ts";
import { endpointsRules } from "./endpoints.ts";
import { governanceRules } from "./governance.ts";
import { jobsRules } from "./jobs.ts";
import { modelsRules } from "./models.ts";
import { monitoringJobsRules } from "./monitoring-jobs.ts";
import { notebooksRules } from "./notebooks.ts";

export const sagemakerRules: readonly Rule[] = [
  ...notebooksRules,
  ...domainsRules,
  ...jobsRules,
  ...monitoringJobsRules,
  ...modelsRules,
  ...endpointsRules,
  ...dataRules,
  ...governanceRules,
];
