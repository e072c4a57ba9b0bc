import { choice } from "@mlops/core";
import { isList, memberOf } from "../document/document-value.ts";
import type { DefinitionProblem } from "./place.ts";
import { processingOutputs } from "./result-type.ts";
import type { StepSite } from "./step-site.ts";

/** What is wrong with the files that a processing step declares: their names, and the outputs that hold them. */
export function propertyFileProblems(step: StepSite): readonly DefinitionProblem[] {
  const files = memberOf(step.content, "PropertyFiles");
  if (step.type !== "Processing" || !isList(files)) return [];
  const outputs = processingOutputs(step);
  const names = files.map((file) => memberOf(file, "PropertyFileName"));
  return files.flatMap((file, index) => {
    const place = step.place.at("PropertyFiles").at(index);
    const [name, output] = [names[index], memberOf(file, "OutputName")];
    const isRepeated = typeof name === "string" && names.indexOf(name) < index;
    const isLost = outputs !== undefined && typeof output === "string" && !outputs.includes(output);
    const known = outputs === undefined || outputs.length === 0 ? "it has none" : choice(outputs);
    return [
      ...(isRepeated ? [place.at("PropertyFileName").refuses(name, "a name that no other file has")] : []),
      ...(isLost ? [place.at("OutputName").refuses(output, `an output of the step: ${known}`)] : []),
    ];
  });
}
