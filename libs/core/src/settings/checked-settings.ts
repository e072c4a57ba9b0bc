import type { Resource } from "@pulumi/pulumi";
import type { z } from "zod";
import { assertValid } from "../problems.ts";
import { lostKeyProblems } from "./lost-keys.ts";
import { schemaProblems } from "./schema-problems.ts";

/** What is wrong with `settings`: one text for each problem, `path: got X; expected Y`. None if they can be used. */
export function settingsProblems(schema: z.ZodType, settings: unknown): string[] {
  const { error } = schema.safeParse(settings, { reportInput: true });
  return [...lostKeyProblems(settings), ...schemaProblems(schema, error)];
}

/**
 * A component's settings, checked by the schema that also checks them in a stack file, with its defaults filled in.
 * @param component the component being constructed
 * @param name its logical name
 * @param settings its arguments without references to other components
 * @param problems what is wrong with the references
 * @throws ResourceError (shown without a stack trace) with every problem
 */
export function checkedSettings<Schema extends z.ZodType>(
  component: Resource,
  name: string,
  schema: Schema,
  settings: z.input<Schema>,
  problems: readonly string[] = [],
): z.output<Schema> {
  const { data, error } = schema.safeParse(settings, { reportInput: true });
  assertValid(component, name, [...problems, ...lostKeyProblems(settings), ...schemaProblems(schema, error)]);
  return data as z.output<Schema>;
}
