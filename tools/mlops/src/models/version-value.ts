import { wholeNumberText } from "../command/given-values.ts";

/** Number of a version. The registry counts from 1, to five digits. */
export const versionValue = () => wholeNumberText({ min: 1, max: 99_999 });
