import type { Rule } from "../../rule.ts";
import { notebooksRules } from "./notebooks.ts";
import { domainsRules } from "./domains.ts";
import { jobsRules } from "./jobs.ts";
import { monitoringJobsRules } from "./monitoring-jobs.ts";
import { modelsRules } from "./models.ts";
import { endpointsRules } from "./endpoints.ts";
import { dataRules } from "./data.ts";
import { governanceRules } from "./governance.ts";

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
