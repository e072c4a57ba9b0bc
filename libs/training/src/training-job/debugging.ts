import { z } from "zod";
import { jobLimits, profilingIntervalsMs } from "@mlops/aws";
import { containerImage, containerImageProblems } from "@mlops/container-images";
import { type AwsEnvironment, listValue, recordValue, refused } from "@mlops/core";
import type { ScalarArgument, TrainingArguments } from "@mlops/pipeline-definition";

const rule = z.strictObject({
  rule: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]*$/, {
      error: "expected the name of a built-in rule, such as VanishingGradient",
    })
    .describe("Built-in rule, such as VanishingGradient, Overfit or ProfilerReport."),
  parameters: recordValue(z.string().min(1), z.string())
    .default({})
    .describe("Parameters of the rule, by name. Default: the rule's own."),
});
const rules = listValue(rule, { ...jobLimits.rules, unique: "rule" });

/** What SageMaker Debugger saves and judges while a model is trained. */
export const debuggerField = z
  .strictObject({
    rules: rules.describe("Rules that are judged while the model is trained, at most 20, each once."),
    collections: listValue(
      z.strictObject({
        name: z.string().min(1).describe("Collection of tensors, such as losses or gradients."),
        parameters: recordValue(z.string().min(1), z.string())
          .default({})
          .describe("When and what it saves, such as save_interval. Default: as Debugger does."),
      }),
      { unique: "name" },
    )
      .default([])
      .describe("Tensors that the container saves. Default: what the framework's hook saves by itself."),
  })
  .optional()
  .describe("What Debugger saves and judges; AWS's frameworks only. Default: nothing.");

/** How SageMaker Debugger watches the machines. */
export const profilerField = z
  .strictObject({
    intervalMs: z
      .literal(profilingIntervalsMs, { error: `expected one of ${profilingIntervalsMs.join(", ")}` })
      .default(500)
      .describe("How often the use of the machines is measured, in milliseconds. Default: 500."),
    rules: rules
      .default([])
      .describe("Rules that judge the measurements, at most 20, each once. Default: none."),
  })
  .optional()
  .describe("How Debugger watches the machines. Default: it does not.");

/** Checked settings of what Debugger does. */
export interface Debugging {
  readonly debugger?: z.output<typeof debuggerField>;
  readonly profiler?: z.output<typeof profilerField>;
}

/** Which image judges rules: one of each region's own. */
const rulesImage = { framework: "debugger", version: "latest", purpose: "debugger" } as const;

/** What is wrong with Debugger's rules in a region: it may have no image for them. */
export function debuggingIssues(
  { debugger: debugging, profiler }: Debugging,
  environment: AwsEnvironment,
): z.core.$ZodRawIssue[] {
  const [found] = containerImageProblems({ ...rulesImage, environment });
  if (found === undefined) return [];
  const used = { debugger: debugging?.rules ?? [], profiler: profiler?.rules ?? [] };
  return Object.entries(used)
    .filter(([, { length }]) => length > 0)
    .map(([key, given]) =>
      refused(
        [key, "rules"],
        given.map(({ rule }) => rule),
        `nothing; ${found}`,
      ),
    );
}

/** Images that judge rules: none where there are no rules. */
export function ruleImages(
  { debugger: debugging, profiler }: Debugging,
  environment: AwsEnvironment,
): string[] {
  const hasRules = [debugging, profiler].some((one) => one !== undefined && one.rules.length > 0);
  return hasRules ? [containerImage({ ...rulesImage, environment })] : [];
}

type DebuggingArguments = Pick<
  TrainingArguments,
  "DebugHookConfig" | "DebugRuleConfigurations" | "ProfilerConfig" | "ProfilerRuleConfigurations"
>;

/**
 * The part of a request about Debugger. The profiler is switched off unless it is asked for: SageMaker's own default
 * differs by framework.
 * @param outputUri where tensors and measurements go
 */
export function debuggingArguments(
  { debugger: debugging, profiler }: Debugging,
  outputUri: ScalarArgument<string>,
  environment: AwsEnvironment,
): DebuggingArguments {
  const configurations = (given: readonly z.output<typeof rule>[]) =>
    given.map(({ rule, parameters }) => ({
      RuleConfigurationName: rule,
      RuleEvaluatorImage: containerImage({ ...rulesImage, environment }),
      RuleParameters: { rule_to_invoke: rule, ...parameters },
    }));
  return {
    ...(debugging && {
      DebugHookConfig: {
        S3OutputPath: outputUri,
        ...(debugging.collections.length > 0 && {
          CollectionConfigurations: debugging.collections.map(({ name, parameters }) => ({
            CollectionName: name,
            CollectionParameters: parameters,
          })),
        }),
      },
      DebugRuleConfigurations: configurations(debugging.rules),
    }),
    ProfilerConfig: profiler
      ? {
          S3OutputPath: outputUri,
          ProfilingIntervalInMilliseconds: profiler.intervalMs,
          DisableProfiler: false,
        }
      : { DisableProfiler: true },
    ...(profiler &&
      profiler.rules.length > 0 && { ProfilerRuleConfigurations: configurations(profiler.rules) }),
  };
}
