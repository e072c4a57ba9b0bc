// Checked by `npm run typecheck`: what starts a pipeline fits its parameters.
import { floatParameter, stringParameter } from "@mlops/pipeline-definition";
import type { Schedule, Trigger } from "./pipeline-args.ts";

const parameters = { Input: stringParameter("Input"), Rate: floatParameter("Rate") };
type Parameters = typeof parameters;
type Values = Schedule<Parameters>["parameters"];
type Paths = Trigger<Parameters>["eventParameters"];

export const right: Values = { Input: "s3://data/", Rate: 0.5 };
export const some: Values = { Rate: 1 };
// @ts-expect-error the pipeline has no such parameter
export const misspelt: Values = { Imput: "s3://data/" };
// @ts-expect-error it is a text
export const notText: Values = { Input: 1 };
// @ts-expect-error it is a number
export const notNumber: Values = { Rate: "0.5" };
// @ts-expect-error the pipeline has no such parameter
export const misspeltPath: Paths = { Imput: "$.detail.key" };
