import { keyLimits } from "@mlops/aws";
import { keyTypes } from "../../kms-key-types.ts";
import { resourceRule } from "../../rule.ts";

const { deletionWindowDays } = keyLimits;

export const kmsDeletionWindow = resourceRule({
  id: "kms-deletion-window",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "The deletion of a key can be called back for as long as it takes to notice.",
  remediation: "leave more days to call back the key's deletion",
  mapping: {
    fsbp: ["KMS.3"],
    awsConfig: ["kms-cmk-not-scheduled-for-deletion"],
    kics: ["0b530315"],
    prowler: ["kms_cmk_not_deleted_unintentionally"],
  },
  settings: { minDays: deletionWindowDays.min, minDaysInProd: deletionWindowDays.max },
  resourceTypes: keyTypes,
  check({ props }, report, { environment, settings }) {
    const least = environment === "prod" ? settings.minDaysInProd : settings.minDays;
    const property = props.at("deletionWindowInDays");
    if (property.number !== undefined && property.number < least) {
      report({ property, todo: `set deletionWindowInDays to ${least} or more` });
    }
  },
});
