/** What a `Get` names. */
export type Reference =
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "execution"; readonly name: string }
  | { readonly kind: "experiment"; readonly name: string }
  | { readonly kind: "propertyFile"; readonly step: string; readonly name: string }
  | { readonly kind: "result"; readonly step: string; readonly parts: readonly ReferencePart[] };

/** One part of a reference into a result: a member, a position in a list, or a name in a list or a map. */
export type ReferencePart =
  { readonly member: string } | { readonly position: number } | { readonly name: string };

/** What a `Get` such as `Steps.Train.ModelArtifacts.S3ModelArtifacts` names; nothing if it has no known form. */
export function parseReference(get: string): Reference | undefined {
  const [, source = "", rest = ""] = /^(\w+)\.(.+)$/s.exec(get) ?? [];
  if (source === "Parameters") return { kind: "parameter", name: rest };
  if (source === "Execution") return { kind: "execution", name: rest };
  if (source === "PipelineExperimentConfig") return { kind: "experiment", name: rest };
  if (source !== "Steps") return undefined;
  const [, step = "", path = ""] = /^([^.]+)\.(.+)$/s.exec(rest) ?? [];
  if (step === "") return undefined;
  const [, file] = /^PropertyFiles\.(.+)$/s.exec(path) ?? [];
  if (file !== undefined) return { kind: "propertyFile", step, name: file };
  const parts = partsOf(path);
  return parts && { kind: "result", step, parts };
}

/** The parts of a path such as `Outputs['train'].S3Output`; nothing if it is none. */
function partsOf(path: string): readonly ReferencePart[] | undefined {
  const token = /\.([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]/gy;
  const dotted = `.${path}`;
  const parts: ReferencePart[] = [];
  while (token.lastIndex < dotted.length) {
    const match = token.exec(dotted);
    if (!match) return undefined;
    const [, member, position, name] = match;
    if (member !== undefined) parts.push({ member });
    else if (position !== undefined) parts.push({ position: Number(position) });
    else if (name !== undefined) parts.push({ name });
  }
  return parts;
}
