import type { Rule } from "../../rule.ts";
import { smDomainVpcOnly } from "./sm-domain-vpc-only.ts";
import { smNotebookCmk } from "./sm-notebook-cmk.ts";
import { smNotebookNoDirectInternet } from "./sm-notebook-no-direct-internet.ts";
import { smTags } from "./sm-tags.ts";

export const sagemakerRules: readonly Rule[] = [
  smDomainVpcOnly,
  smNotebookCmk,
  smNotebookNoDirectInternet,
  smTags,
];
