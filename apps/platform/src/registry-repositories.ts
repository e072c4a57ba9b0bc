import type { z } from "zod";
import { problem } from "@mlops/core";
import type { sections } from "./sections.ts";

type Sections = ReturnType<typeof sections>;

/** The settings that say which repositories there are, and which of them models come from. */
interface Repositories {
  readonly mlEnvironment: z.output<Sections["mlEnvironment"]>;
  readonly registry: z.output<Sections["registry"]>;
}

/** Repositories that models of the registry name, but the ML environment does not have. */
export function registryRepositoryProblems({ mlEnvironment, registry }: Repositories): string[] {
  const known = mlEnvironment.repositories;
  const expected = `one of mlEnvironment.repositories: ${known.join(", ") || "there is none"}`;
  return Object.entries(registry).flatMap(([model, { repositories }]) =>
    repositories.flatMap((name, index) =>
      known.includes(name) ? [] : [problem(`registry.${model}.repositories[${index}]`, name, expected)],
    ),
  );
}
