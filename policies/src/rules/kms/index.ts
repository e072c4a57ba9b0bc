import type { Rule } from "../../rule.ts";
import { kmsRotation } from "./kms-rotation.ts";

export const kmsRules: readonly Rule[] = [kmsRotation];
