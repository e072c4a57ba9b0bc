import { keyLimits } from "@mlops/aws";
import { keyTypes } from "../../kms-key-types.ts";
import { resourceRule } from "../../rule.ts";

const { deletionWindowDays } = keyLimits;

export const kmsDeletionWindow = resourceRule("kms-deletion-window", {
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
