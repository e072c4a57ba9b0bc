import { canReadSettings } from "@mlops/contracts";
import { type Stack, type StackConfig, grant } from "@mlops/core";
import { NotebookInstance, Studio, type StudioArgs, TrainingBox } from "@mlops/studio";
import type { sections } from "./sections.ts";

/** What Studio, notebook instances and training boxes refer to. */
type References = Pick<StudioArgs, "network" | "keys" | "guardrails" | "mlEnvironment">;

/**
 * Studio, notebook instances and training boxes, as far as the stack file has them. The roles of Studio's users may
 * read the platform's published settings.
 * @returns the Studio, if there is one
 */
export function interactiveEnvironments(
  { environment, config, options }: Stack<StackConfig<ReturnType<typeof sections>>>,
  { mlEnvironment, ...references }: References,
): Studio | undefined {
  const { retainData, notebooks, trainingBoxes } = config;
  const studio =
    config.studio &&
    new Studio("studio", { ...config.studio, ...references, mlEnvironment, retainData }, options);
  for (const role of Object.values(studio?.personas ?? {}))
    grant(role, "settings", canReadSettings(environment));
  for (const { name, ...notebook } of notebooks)
    new NotebookInstance(name, { ...notebook, ...references, retainData }, options);
  for (const { name, ...box } of trainingBoxes) new TrainingBox(name, { ...box, ...references }, options);
  return studio;
}
